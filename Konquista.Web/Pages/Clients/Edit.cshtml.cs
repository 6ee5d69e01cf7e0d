using Konquista.Web.Accounts;
using Konquista.Web.Clients;
using Konquista.Web.Kit;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Clients;

[Allows(Permission.Integrations)]
[ResponseCache(NoStore = true)]
internal sealed class EditModel(ApiClients clients, ApiClientBook book, StoreList stores, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public ApiClientForm Form { get; set; } = new();

    public ApiClient Client { get; private set; } = null!;

    public IReadOnlyList<StoreChoice> Stores { get; private set; } = [];

    /// <summary>Only right after it was made.</summary>
    public Credential? Made { get; private set; }

    public ScopeChoices Choices => ScopeChoices.ForClient(Staff.Of(User), Form.Scopes);

    /// <summary>Whoever could give a program more than they may do themselves would do it by the program.</summary>
    public bool MayChange => Scope.Read(Client.Scopes).All(this.May);

    private string By => this.Actor().Name;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancel = HttpContext.RequestAborted;
        if (!Guid.TryParse(RouteData.Values["id"]?.ToString(), out var id) || await clients.Find(id, cancel) is not { } client)
        {
            context.Result = NotFound();
            return;
        }

        (Client, Stores) = (client, await stores.Choices(User.OnlyStore(), cancel));
        if (!MayChange && context.HandlerMethod is { HttpMethod: "Post", Name: not "Disable" })
        {
            context.Result = Forbid();
            return;
        }

        await next();
    }

    public void OnGet() => Fill();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var saved = Form.Check(ModelState, Choices, Stores, texts) ? await book.Edit(Client.Id, Form, By, cancel) : (ApiClientSaved?)null;
        if (saved == ApiClientSaved.Yes)
        {
            TempData.Say(texts["Clients.Saved", Form.Name]);
            return RedirectToPage("Index", new { handler = "" });
        }

        if (saved is not null)
        {
            ModelState.AddModelError("Form.Name", texts[saved == ApiClientSaved.Stale ? "Clients.Stale" : "Clients.NameTaken"]);
            ModelState.Remove("Form.Version");
            Form.Version = Client.Version;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostRenewAsync(CancellationToken cancel)
    {
        Made = await book.Renew(Client.Id, By, cancel) is { } secret ? new(secret, Client.Id) : null;
        Client = await clients.Find(Client.Id, cancel) ?? Client;
        Fill();
        return Page();
    }

    public Task<IActionResult> OnPostDisableAsync(CancellationToken cancel) => Let(isOn: false, "Clients.WasDisabled", cancel);

    public Task<IActionResult> OnPostEnableAsync(CancellationToken cancel) => Let(isOn: true, "Clients.WasEnabled", cancel);

    private async Task<IActionResult> Let(bool isOn, string said, CancellationToken cancel)
    {
        await book.Let(Client.Id, isOn, By, cancel);
        TempData.Say(texts[said, Client.Name]);
        return RedirectToPage("Edit", new { id = Client.Id, handler = "" });
    }

    // What was not posted is not missing.
    private void Fill()
    {
        ModelState.Clear();
        Form = ApiClientForm.Of(Client);
    }
}
