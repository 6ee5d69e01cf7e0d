using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.TagRules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.TagRules;

[Allows(Permission.Campaigns)]
internal sealed class EditModel(TagRuleList list, TagRuleBook book, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public TagRuleForm Form { get; set; } = new();

    public string Called { get; private set; } = "";

    public IReadOnlyList<CampaignOfRule> Campaigns { get; private set; } = [];

    public Conflict? Conflict { get; private set; }

    private IReadOnlyList<TagRuleRow> Rules { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await Load(id, cancel) is not { } rule)
        {
            return NotFound();
        }

        Form = new() { Word = rule.Word, Campaign = rule.CampaignId, Source = rule.Source, Seen = TagRuleRow.VersionOf(Rules) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (await Load(id, cancel) is not { } old)
        {
            return NotFound();
        }

        if (Form.Read(id, Rules, Campaigns, ModelState, texts) is not { } rule)
        {
            return Page();
        }

        if (await book.Change(id, Form.Seen ?? "", this.Actor().Name, rules => rules.With(rule), cancel))
        {
            TempData.Say(texts["TagRules.Saved", rule.Word]);
            return RedirectToPage("Index", new { handler = "" });
        }

        Conflict = Conflict.Of(new(texts["TagRules.Word"], old.Word, rule.Word), new(texts["TagRules.Campaign"], old.Campaign, rule.Campaign));
        ModelState.Remove("Form.Seen");
        Form.Seen = TagRuleRow.VersionOf(Rules);
        return Page();
    }

    private async Task<TagRuleRow?> Load(Guid id, CancellationToken cancel)
    {
        (Rules, Campaigns) = (await list.Read(cancel), await list.Choices(cancel));
        var rule = Rules.FirstOrDefault(known => known.Id == id);
        Called = rule switch
        {
            null => "",
            { IsForEverybody: true } => texts["TagRules.Everybody"],
            _ => rule.Word,
        };
        return rule;
    }
}
