using Konquista.Campaigns;
using Konquista.Web.Accounts;
using Konquista.Web.Campaigns;
using Konquista.Web.Kit;
using Konquista.Web.Sending;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Campaigns;

[Allows(Permission.See, Permission.Campaigns)]
internal sealed class ShowModel(
    CampaignReading reading,
    CampaignNumbers numbers,
    CampaignChoices choices,
    SendingSystem sending,
    CampaignWords words,
    IStringLocalizer<Texts> texts) : PageModel
{
    public CampaignDetails Campaign { get; private set; } = null!;

    public CampaignPeople People { get; private set; } = new(0, 0, 0, 0, 0);

    public CampaignParts Parts { get; private set; } = CampaignParts.None;

    public IReadOnlyDictionary<string, StepNumbers>? Numbers { get; private set; }

    /// <summary>What people get, whatever the editor has beside it.</summary>
    public CampaignVersion Definition => Campaign.Current;

    public CampaignLines Lines => new(Parts, words, texts);

    /// <summary>Steps that people were written to with, and that what is published no longer has.</summary>
    public IEnumerable<StepNumbers> Gone =>
        Numbers?.Values.Where(row => row.Step.Length > 0 && Definition.Steps.All(step => step.Id != row.Step)) ?? [];

    public async Task<IActionResult> OnGetAsync(Guid id, bool counted, CancellationToken cancel)
    {
        if (await reading.Find(id, cancel) is not { } campaign)
        {
            return NotFound();
        }

        Campaign = campaign;
        People = await reading.PeopleOf(id, User.OnlyStore(), cancel);
        Parts = await choices.Read(cancel);
        Numbers = counted ? await numbers.OfSteps(id, User.OnlyStore(), cancel) : null;
        return Page();
    }

    public async Task<IActionResult> OnGetStepsAsync(Guid id, CancellationToken cancel) =>
        await OnGetAsync(id, counted: true, cancel) is PageResult ? Partial("_Steps", this) : NotFound();

    public Task<IActionResult> OnPostStartAsync(Guid id, CancellationToken cancel) => Enter(id, CampaignState.Running, "Campaigns.Started", cancel);

    public Task<IActionResult> OnPostPauseAsync(Guid id, CancellationToken cancel) => Enter(id, CampaignState.Paused, "Campaigns.Paused", cancel);

    public Task<IActionResult> OnPostResumeAsync(Guid id, CancellationToken cancel) => Enter(id, CampaignState.Running, "Campaigns.Resumed", cancel);

    public Task<IActionResult> OnPostStopAsync(Guid id, CancellationToken cancel) => Enter(id, CampaignState.Stopped, "Campaigns.Stopped", cancel);

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancel)
    {
        if (await reading.Find(id, cancel) is not { } campaign)
        {
            return NotFound();
        }

        var removal = await sending.Campaign(id, grain => grain.Remove(this.Actor()));
        TempData.Say(removal == CampaignRemoval.Removed ? texts["Campaigns.Removed", campaign.Name] : words.Removal(removal));
        return removal == CampaignRemoval.Removed ? RedirectToPage("Index") : RedirectToPage("Show", new { id, handler = "" });
    }

    private async Task<IActionResult> Enter(Guid id, CampaignState state, string said, CancellationToken cancel)
    {
        if (await reading.Find(id, cancel) is not { } campaign)
        {
            return NotFound();
        }

        var change = await sending.Campaign(id, grain => grain.Change(state, this.Actor()));
        TempData.Tell(change switch
        {
            CampaignChange.Refused refused => words.Refusal(refused.Reason),
            CampaignChange.Changed { InFlight: > 0 and var flying } => $"{texts[said, campaign.Name].Value} {texts["Campaigns.InFlight", flying].Value}",
            _ => texts[said, campaign.Name],
        }, change is not CampaignChange.Refused);
        return RedirectToPage("Show", new { id, handler = "" });
    }
}
