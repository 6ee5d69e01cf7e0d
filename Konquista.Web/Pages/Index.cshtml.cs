using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Panel;
using Konquista.Web.Sending;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages;

[Allows(Permission.See, Permission.Settings)]
internal sealed class IndexModel(PanelReading reading, FirstSteps firstSteps, SendingSystem sending, IStringLocalizer<Texts> texts) : PageModel
{
    public PanelSnapshot Panel { get; private set; } = null!;

    /// <summary>Only for those who may take them.</summary>
    public FirstStepsProgress? Steps { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Panel = await reading.Latest(User.OnlyStore(), cancel);
        Steps = this.May(Permission.Settings) ? await firstSteps.Read(cancel) : null;
    }

    public async Task<IActionResult> OnGetLiveAsync(CancellationToken cancel) =>
        Partial("Panel/_Panel", await reading.Latest(User.OnlyStore(), cancel));

    public async Task<IActionResult> OnPostDismissAsync(CancellationToken cancel)
    {
        await firstSteps.Dismiss(hidden: true, cancel);
        TempData.Say(texts["Steps.Dismissed"]);
        return LocalRedirect("/");
    }

    public async Task<IActionResult> OnPostSampleAsync()
    {
        var people = await sending.BringSample(this.Actor());
        TempData.Say(texts["Sample.Brought", people]);
        return LocalRedirect("/leads?tag=EXEMPLO");
    }

    public async Task<IActionResult> OnPostNoSampleAsync()
    {
        var people = await sending.RemoveSample(this.Actor());
        TempData.Say(texts["Sample.Removed", people]);
        return LocalRedirect("/");
    }
}
