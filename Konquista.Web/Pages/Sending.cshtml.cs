using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Live;
using Konquista.Web.Sending;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages;

[Allows(Permission.Sending)]
internal sealed class SendingModel(SendingSystem sending, StandingReading standing, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostPauseAsync()
    {
        var inFlight = await sending.Pause(User.Identity!.Name!);
        TempData.Say(inFlight == 0 ? texts["Sending.PausedNone"] : texts["Sending.PausedSome", inFlight]);
        return Back();
    }

    public async Task<IActionResult> OnPostResumeAsync()
    {
        await sending.Resume(User.Identity!.Name!);
        TempData.Say(texts["Sending.Resumed"]);
        return Back();
    }

    private LocalRedirectResult Back()
    {
        standing.Forget();
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
    }
}
