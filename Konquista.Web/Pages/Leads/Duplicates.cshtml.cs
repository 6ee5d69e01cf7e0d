using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Leads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Leads;

/// <summary>Leads that may be one person, two by two; the one that was captured first is offered to stay.</summary>
[Allows(Permission.EditLeads)]
internal sealed class DuplicatesModel(SuggestionList suggestions, PeopleList people, IStringLocalizer<Texts> texts) : PageModel
{
    public IReadOnlyList<(Suggestion Pair, PersonSide One, PersonSide Other)> Pairs { get; private set; } = [];

    public string? NextAfter { get; private set; }

    public async Task OnGetAsync(string? after, CancellationToken cancel)
    {
        var page = await suggestions.Page(User.OnlyStore(), after, cancel);
        var sides = await people.Read([.. page.Rows.SelectMany(pair => new[] { pair.A, pair.B }).Distinct()], User.OnlyStore(), cancel);
        Pairs = [.. page.Rows.Where(pair => sides.ContainsKey(pair.A) && sides.ContainsKey(pair.B)).Select(pair => Ordered(pair, sides[pair.A], sides[pair.B]))];
        NextAfter = page is { HasMore: true, Rows: [.., var last] } ? Cursor.Write(last.At, last.Id) : null;
    }

    public async Task<IActionResult> OnPostDismissAsync(Guid pair, CancellationToken cancel)
    {
        if (!await suggestions.Dismiss(pair, User.OnlyStore(), this.Actor().Name, cancel))
        {
            return NotFound();
        }

        TempData.Say(texts["Duplicates.Dismissed"]);
        return RedirectToPage("Duplicates", new { handler = "" });
    }

    // Who is in a campaign stays before who is in none.
    private static (Suggestion, PersonSide, PersonSide) Ordered(Suggestion pair, PersonSide a, PersonSide b) =>
        (a.Campaigns.Length > 0) != (b.Campaigns.Length > 0) ? (a.Campaigns.Length > 0 ? (pair, a, b) : (pair, b, a))
        : a.CapturedAt <= b.CapturedAt ? (pair, a, b)
        : (pair, b, a);
}
