using Konquista.Web.Accounts;
using Konquista.Web.Clients;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Clients;

[Allows(Permission.Integrations)]
[ResponseCache(NoStore = true)]
internal sealed class NewModel(ApiClientBook book, StoreList stores, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public ApiClientForm Form { get; set; } = new();

    public IReadOnlyList<StoreChoice> Stores { get; private set; } = [];

    /// <summary>Only right after it was made.</summary>
    public Credential? Made { get; private set; }

    public ScopeChoices Choices => ScopeChoices.ForClient(Staff.Of(User), Form.Scopes);

    public async Task OnGetAsync(CancellationToken cancel) => Stores = await stores.Choices(User.OnlyStore(), cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Stores = await stores.Choices(User.OnlyStore(), cancel);
        if (!Form.Check(ModelState, Choices, Stores, texts))
        {
            return Page();
        }

        var id = Guid.CreateVersion7();
        if (await book.Create(id, Form, this.Actor().Name, cancel) is { } secret)
        {
            Made = new(secret, id);
            return Page();
        }

        ModelState.AddModelError("Form.Name", texts["Clients.NameTaken"]);
        return Page();
    }
}
