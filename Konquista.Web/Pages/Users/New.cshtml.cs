using Konquista.Web.Accounts;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Users;

[Allows(Permission.Users)]
[ResponseCache(NoStore = true)]
internal sealed class NewModel(UserBook book, StoreList stores, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public UserForm Form { get; set; } = new();

    public IReadOnlyList<StoreChoice> Stores { get; private set; } = [];

    /// <summary>Only right after it was made.</summary>
    public OneTimePassword? Made { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => Stores = await stores.Choices(User.OnlyStore(), cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Stores = await stores.Choices(User.OnlyStore(), cancel);
        var email = Form.Email?.Trim() ?? "";
        if (email.Length == 0)
        {
            ModelState.AddModelError("Form.Email", texts["Input.Required"]);
        }

        if (!ModelState.Check(Form, Stores, texts))
        {
            return Page();
        }

        var password = OneTimePassword.For(email);
        var saved = await book.Create(Form, password, this.Actor().Name, cancel);
        ModelState.Explain(saved, texts);
        Made = saved == UserSaved.Yes ? password : null;
        return Page();
    }
}
