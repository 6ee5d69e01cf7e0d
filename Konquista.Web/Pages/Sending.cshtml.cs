using Konquista.Campaigns;
using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Live;
using Konquista.Web.Sending;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages;

[Allows(Permission.See, Permission.Phones)]
internal sealed class SendingModel(SendingSystem sending, SendingList list, StandingReading standing, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public SendingParts Parts { get; private set; } = new([], []);

    public DateTime? PausedAt { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) =>
        (Parts, PausedAt) = (await list.Read(User.OnlyStore(), cancel), (await standing.Latest(cancel)).PausedAt);

    public async Task<IActionResult> OnGetMenuAsync(CancellationToken cancel)
    {
        await OnGetAsync(cancel);
        return Partial("_SendingParts", this);
    }

    public Task<IActionResult> OnPostPauseAsync() => If(this.May(Permission.Sending), async () =>
    {
        var inFlight = await sending.Pause(User.Identity!.Name!);
        return (texts[inFlight == 0 ? "Sending.PausedNone" : "Sending.PausedSome", inFlight], true);
    });

    public Task<IActionResult> OnPostResumeAsync() => If(this.May(Permission.Sending), async () =>
    {
        await sending.Resume(User.Identity!.Name!);
        return (texts["Sending.Resumed"], true);
    });

    public Task<IActionResult> OnPostPausePhoneAsync(Guid id, CancellationToken cancel) => Phone(id, async name =>
    {
        var inFlight = await sending.Phone(id, phone => phone.Pause(this.Actor()));
        return (texts[inFlight == 0 ? "Pause.PhoneNone" : "Pause.PhoneSome", name, inFlight], true);
    }, cancel);

    public Task<IActionResult> OnPostResumePhoneAsync(Guid id, CancellationToken cancel) => Phone(id, async name =>
    {
        await sending.Phone(id, phone => phone.Resume(this.Actor()));
        return (texts["Pause.PhoneResumed", name], true);
    }, cancel);

    public Task<IActionResult> OnPostPauseCampaignAsync(Guid id, CancellationToken cancel) => Campaign(id, async name =>
        await sending.Campaign(id, campaign => campaign.Change(CampaignState.Paused, this.Actor())) is CampaignChange.Changed { InFlight: var inFlight }
            ? (texts[inFlight == 0 ? "Pause.CampaignNone" : "Pause.CampaignSome", name, inFlight], true)
            : (texts["Pause.CampaignRefused", name], false), cancel);

    public Task<IActionResult> OnPostResumeCampaignAsync(Guid id, CancellationToken cancel) => Campaign(id, async name =>
        await sending.Campaign(id, campaign => campaign.Change(CampaignState.Running, this.Actor())) is CampaignChange.Changed
            ? (texts["Pause.CampaignResumed", name], true)
            : (texts["Pause.CampaignRefused", name], false), cancel);

    private async Task<IActionResult> Phone(Guid id, Func<string, Task<(string Said, bool IsDone)>> carryOut, CancellationToken cancel) =>
        (await list.Read(User.OnlyStore(), cancel)).Phones.FirstOrDefault(phone => phone.Id == id) is { } found
            ? await If(may: true, () => carryOut(found.Name))
            : NotFound();

    private async Task<IActionResult> Campaign(Guid id, Func<string, Task<(string Said, bool IsDone)>> carryOut, CancellationToken cancel) =>
        !this.May(Permission.Campaigns) ? Forbid()
        : (await list.Read(User.OnlyStore(), cancel)).Campaigns.FirstOrDefault(campaign => campaign.Id == id) is { } found
            ? await If(may: true, () => carryOut(found.Name))
            : NotFound();

    private async Task<IActionResult> If(bool may, Func<Task<(string Said, bool IsDone)>> carryOut)
    {
        if (!may)
        {
            return Forbid();
        }

        var (said, isDone) = await carryOut();
        TempData.Tell(said, isDone);
        standing.Forget();
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
    }
}
