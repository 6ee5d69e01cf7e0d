using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Templates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Templates;

[Allows(Permission.See, Permission.Templates)]
internal sealed class IndexModel(TemplateList list, TemplateBook book, IStringLocalizer<Texts> texts) : PageModel
{
    private const int MostCopies = 50;

    /// <summary>Part of a template's name, which is nobody's.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    public Pager<TemplateRow> Templates { get; private set; } = new([], HasMore: false);

    public long Count { get; private set; }

    public bool IsFiltered => Search is not null || Kind is not null;

    public async Task OnGetAsync(Guid? after, CancellationToken cancel)
    {
        Kind = TemplateKind.All.Contains(Kind) ? Kind : null;
        Search = string.IsNullOrWhiteSpace(Search) ? null : Search.Trim();
        (var rows, Count) = await list.Page(new(Search, Kind, after), cancel);
        Templates = Pager<TemplateRow>.Of(rows, TemplateList.PageSize);
    }

    /// <summary>Takes one of the texts to begin with, under a name that is free.</summary>
    public async Task<IActionResult> OnPostTakeAsync(int starter, CancellationToken cancel)
    {
        if (starter < 0 || starter >= Starter.All.Count)
        {
            return NotFound();
        }

        var (chosen, id) = (Starter.All[starter], Guid.CreateVersion7());
        for (var copy = 1; copy <= MostCopies; copy++)
        {
            var form = chosen.Form(copy == 1 ? chosen.Name : $"{chosen.Name} {copy}");
            if (await book.Save(id, form, this.Actor().Name, cancel) == TemplateSaved.Yes)
            {
                TempData.Say(texts["Templates.Saved", form.Name]);
                return RedirectToPage("Edit", new { id });
            }
        }

        return RedirectToPage("Index", new { search = chosen.Name });
    }
}
