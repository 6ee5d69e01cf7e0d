using Konquista.Web.Accounts;
using Konquista.Web.Hosting;
using Konquista.Web.Kit;
using Konquista.Web.Languages;
using Konquista.Web.Mail;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Users;

[Allows(Permission.Users)]
[ResponseCache(NoStore = true)]
internal sealed class InviteModel(InvitationBook book, StoreList stores, Outbox outbox, WebSettings settings, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public UserForm Form { get; set; } = new();

    public IReadOnlyList<StoreChoice> Stores { get; private set; } = [];

    /// <summary>Only right after it was made, where no mail takes it there.</summary>
    public Uri? Link { get; private set; }

    public IEnumerable<SelectListItem> Languages =>
        LanguageSetup.All.Select(language => new SelectListItem(texts[language == LanguageSetup.Default ? "Invite.Portuguese" : "Invite.English"], language));

    public async Task OnGetAsync(CancellationToken cancel) => Stores = await stores.Choices(User.OnlyStore(), cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Stores = await stores.Choices(User.OnlyStore(), cancel);
        if (!IsWhole())
        {
            return Page();
        }

        var invited = await book.Invite(Form, Form.Email!.Trim(), this.Actor().Name, cancel);
        ModelState.Explain(invited.Saved, texts);
        if (invited.Ticket is not { } ticket)
        {
            return Page();
        }

        if (outbox.IsOpen)
        {
            TempData.Say(texts["Invite.Sent", Form.Name]);
            return RedirectToPage("Index");
        }

        Link = settings.AddressOf(Request, InvitationBook.Path + ticket.Secret);
        return Page();
    }

    private bool IsWhole()
    {
        if (string.IsNullOrWhiteSpace(Form.Email))
        {
            ModelState.AddModelError("Form.Email", texts["Input.Required"]);
        }

        if (!LanguageSetup.All.Contains(Form.Language))
        {
            ModelState.AddModelError("Form.Language", texts["Input.Wrong"]);
        }

        return ModelState.Check(Form, Stores, texts);
    }
}
