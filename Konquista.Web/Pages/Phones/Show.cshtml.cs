using Konquista.Web.Accounts;
using Konquista.Web.Hosting;
using Konquista.Web.Kit;
using Konquista.Web.Live;
using Konquista.Web.Phones;
using Konquista.Web.Sending;
using Konquista.Web.Webhooks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Konquista.Web.Pages.Phones;

[Allows(Permission.See, Permission.Phones)]
internal sealed class ShowModel(
    PhoneList list, PhoneErrors errors, PhoneBook book, SendingSystem sending, StandingReading standing, WebSettings settings,
    IOptionsSnapshot<CloudApiSecrets> secrets, IStringLocalizer<Texts> texts) : PageModel
{
    public PhoneRow Phone { get; private set; } = null!;

    public IReadOnlyList<ErrorGroup> Errors { get; private set; } = [];

    public IReadOnlyList<ServedCampaign> Campaigns { get; private set; } = [];

    /// <summary>Where the provider is to call; null for one that does not.</summary>
    public string? Webhook => Phone.Provider != "cloud_api" ? null
        : (settings.PublicUrl?.AbsoluteUri.TrimEnd('/') ?? $"{Request.Scheme}://{Request.Host}") + WebhookEndpoints.Path;

    /// <summary>Without both words every call of the provider is turned away.</summary>
    public bool TakesWebhooks => secrets.Value is { AppSecret.Length: > 0, VerifyToken.Length: > 0 };

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        (Errors, Campaigns) = (await errors.Of(id, cancel), await list.Campaigns(id, cancel));
        return Page();
    }

    public async Task<IActionResult> OnGetStandingAsync(Guid id, CancellationToken cancel) =>
        await Load(id, cancel) ? Partial("_PhoneHead", Phone) : NotFound();

    public Task<IActionResult> OnPostPauseAsync(Guid id, CancellationToken cancel) => Order(id, async () =>
    {
        var inFlight = await sending.Phone(id, phone => phone.Pause(this.Actor()));
        return (texts[inFlight == 0 ? "Pause.PhoneNone" : "Pause.PhoneSome", Phone.Name, inFlight], true);
    }, cancel);

    public Task<IActionResult> OnPostResumeAsync(Guid id, CancellationToken cancel) => Order(id, async () =>
    {
        await sending.Phone(id, phone => phone.Resume(this.Actor()));
        return (texts["Pause.PhoneResumed", Phone.Name], true);
    }, cancel);

    public Task<IActionResult> OnPostCheckAsync(Guid id, CancellationToken cancel) => Order(id, () => book.Check(id, Phone.Name), cancel);

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancel)
    {
        var waiting = 0;
        var answer = await Order(id, async () =>
        {
            waiting = await sending.Phone(id, phone => phone.Remove(this.Actor()));
            return (texts[waiting == 0 ? "Phones.Removed" : "Phones.StillWaiting", Phone.Name, waiting], waiting == 0);
        }, cancel);
        return answer is RedirectToPageResult && waiting == 0 ? RedirectToPage("Index") : answer;
    }

    private async Task<bool> Load(Guid id, CancellationToken cancel)
    {
        var found = await list.Find(id, User.OnlyStore(), cancel);
        Phone = found!;
        return found is not null;
    }

    private async Task<IActionResult> Order(Guid id, Func<Task<(string Said, bool IsDone)>> carryOut, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        var (said, isDone) = await carryOut();
        TempData.Tell(said, isDone);
        standing.Forget();
        return RedirectToPage("Show", new { id, handler = "" });
    }
}
