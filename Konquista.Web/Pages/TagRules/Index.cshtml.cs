using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.TagRules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.TagRules;

[Allows(Permission.Campaigns)]
internal sealed class IndexModel(TagRuleList list, TagRuleBook book, IStringLocalizer<Texts> texts) : PageModel
{
    public IReadOnlyList<TagRuleRow> Rules { get; private set; } = [];

    public IReadOnlyDictionary<Guid, long> Leads { get; private set; } = new Dictionary<Guid, long>();

    /// <summary>What whoever changes the list from here has seen.</summary>
    public string Seen { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Rules = await list.Read(cancel);
        Leads = await list.Leads(Rules, cancel);
        Seen = TagRuleRow.VersionOf(Rules);
    }

    public Task<IActionResult> OnPostUpAsync(Guid id, string? seen, CancellationToken cancel) =>
        Change(id, seen, rules => rules.Moved(id, -1), "TagRules.Moved", cancel);

    public Task<IActionResult> OnPostDownAsync(Guid id, string? seen, CancellationToken cancel) =>
        Change(id, seen, rules => rules.Moved(id, 1), "TagRules.Moved", cancel);

    public Task<IActionResult> OnPostRemoveAsync(Guid id, string? seen, CancellationToken cancel) =>
        Change(id, seen, rules => rules.Without(id), "TagRules.Removed", cancel);

    private async Task<IActionResult> Change(
        Guid id, string? seen, Func<IReadOnlyList<TagRuleRow>, IReadOnlyList<TagRuleRow>> act, string sentence, CancellationToken cancel)
    {
        var word = (await list.Read(cancel)).FirstOrDefault(rule => rule.Id == id)?.Word ?? "";
        var isChanged = await book.Change(id, seen ?? "", this.Actor().Name, act, cancel);
        TempData.Tell(isChanged ? texts[sentence, word] : texts["TagRules.Stale"], isChanged);
        return RedirectToPage("Index", new { handler = "" });
    }
}
