using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.TagRules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.TagRules;

[Allows(Permission.Campaigns)]
internal sealed class NewModel(TagRuleList list, TagRuleBook book, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public TagRuleForm Form { get; set; } = new();

    public IReadOnlyList<CampaignOfRule> Campaigns { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Campaigns = await list.Choices(cancel);

    /// <summary>A new rule is put before the one for every lead, whatever else changed meanwhile.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Campaigns = await list.Choices(cancel);
        var id = Guid.CreateVersion7();
        var rules = await list.Read(cancel);
        if (Form.Read(id, rules, Campaigns, ModelState, texts) is not { } rule)
        {
            return Page();
        }

        if (!await book.Change(id, TagRuleRow.VersionOf(rules), this.Actor().Name, known => known.With(rule), cancel))
        {
            ModelState.AddModelError("", texts["TagRules.Stale"]);
            return Page();
        }

        TempData.Say(texts["TagRules.Saved", rule.Word]);
        return RedirectToPage("Index", new { handler = "" });
    }
}
