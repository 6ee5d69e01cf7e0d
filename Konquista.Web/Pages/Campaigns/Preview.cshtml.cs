using Konquista.Campaigns;
using Konquista.Web.Accounts;
using Konquista.Web.Campaigns;
using Konquista.Web.Leads;
using Konquista.Web.Sending;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Campaigns;

/// <summary>It only asks, so whoever may look may post.</summary>
[Allows(Permission.See)]
internal sealed class PreviewModel(
    CampaignReading reading,
    CampaignChoices choices,
    LeadList leads,
    SendingSystem sending,
    IStringLocalizer<Texts> texts) : PageModel
{
    private const int Most = 10;

    /// <summary>Posted, never in an address: it may be a name or a number.</summary>
    [BindProperty]
    public string? Search { get; set; }

    public CampaignDetails Campaign { get; private set; } = null!;

    public CampaignParts Parts { get; private set; } = CampaignParts.None;

    /// <summary>Null before anybody was looked for.</summary>
    public IReadOnlyList<LeadRow>? Found { get; private set; }

    public CampaignPreview? Answer { get; private set; }

    public string Person { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await Load(id, cancel) ? Page() : NotFound();

    /// <summary>A lead that was chosen, or a made-up person, or else those who fit what was typed.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, Guid? lead, bool somebody, CancellationToken cancel)
    {
        var name = lead is { } chosen ? await reading.NameOf(chosen, User.OnlyStore(), cancel) : texts["Campaigns.Somebody"].Value;
        if (!await Load(id, cancel) || name is null)
        {
            return NotFound();
        }

        if (lead is not null || somebody)
        {
            await Ask(lead, name);
        }
        else if (!string.IsNullOrWhiteSpace(Search) && Search.Length <= 200)
        {
            var filter = new LeadFilter { Only = User.OnlyStore(), Search = LeadSearch.Read(Search, User.SeesNumbers()) };
            Found = [.. (await leads.Page(filter, after: null, cancel)).Take(Most)];
        }

        return Page();
    }

    private async Task Ask(Guid? lead, string name)
    {
        Person = name;
        try
        {
            Answer = await sending.Preview(
                new() { Definition = Campaign.Definition, LeadId = lead, CampaignId = Campaign.Id, Priority = Campaign.Priority });
        }
        catch (SendingAwayException)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            ModelState.AddModelError("", texts["Sending.Away"]);
        }
    }

    private async Task<bool> Load(Guid id, CancellationToken cancel)
    {
        Parts = await choices.Read(cancel);
        return (Campaign = (await reading.Find(id, cancel))!) is not null;
    }
}
