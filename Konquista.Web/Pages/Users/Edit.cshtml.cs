using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Languages;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Users;

[Allows(Permission.Users)]
[ResponseCache(NoStore = true)]
internal sealed class EditModel(
    UserList list,
    UserBook book,
    UserKeys keys,
    StoreList stores,
    Sessions sessions,
    SignInManager<User> door,
    Words words,
    IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public UserForm Form { get; set; } = new();

    public UserRow Person { get; private set; } = null!;

    public IReadOnlyList<StoreChoice> Stores { get; private set; } = [];

    public IReadOnlyList<SessionRow> Sessions { get; private set; } = [];

    public Conflict? Conflict { get; private set; }

    /// <summary>Only right after it was made.</summary>
    public OneTimePassword? Made { get; private set; }

    public bool IsMe => door.UserManager.GetUserId(User) == Person.Id.ToString();

    private string By => this.Actor().Name;

    /// <summary>Of somebody who does not exist there is nothing to show or do; one's own keys are changed on one's own page.</summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancel = HttpContext.RequestAborted;
        if (!Guid.TryParse(RouteData.Values["id"]?.ToString(), out var id) || await list.Find(id, cancel) is not { } person)
        {
            context.Result = NotFound();
            return;
        }

        Person = person;
        if (IsMe && context.HandlerMethod is { HttpMethod: "Post", Name: not null })
        {
            context.Result = RedirectToPage("/Account/Index", new { handler = "" });
            return;
        }

        Stores = await stores.Choices(User.OnlyStore(), cancel);
        Sessions = await sessions.Of(id, cancel);
        await next();
    }

    public void OnGet() => Fill();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.Check(Form, Stores, texts))
        {
            return Page();
        }

        var saved = await book.Edit(Person, Form, By, cancel);
        if (saved == UserSaved.Stale)
        {
            Conflict = Form.Against(Person, Stores, words, texts);
            ModelState.Remove("Form.Seen");
            Form.Seen = Person.Picture;
            return Page();
        }

        if (saved != UserSaved.Yes)
        {
            ModelState.Explain(saved, texts);
            return Page();
        }

        if (IsMe && await door.UserManager.GetUserAsync(User) is { } me)
        {
            await door.RefreshSignInAsync(me);
        }

        TempData.Say(texts["Users.Saved", Form.Name]);
        return RedirectToPage("Index");
    }

    public async Task<IActionResult> OnPostDisableAsync(CancellationToken cancel) => Done(await book.Disable(Person.Id, By, cancel), "Users.WasDisabled");

    public async Task<IActionResult> OnPostEnableAsync(CancellationToken cancel) => Done(await book.Enable(Person.Id, By, cancel), "Users.WasEnabled");

    public async Task<IActionResult> OnPostResetAsync(CancellationToken cancel)
    {
        Made = await keys.ResetPassword(Person.Id, By, cancel);
        Sessions = [];
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostTwoFactorAsync(CancellationToken cancel)
    {
        await keys.TurnOffTwoFactor(Person.Id, By, cancel);
        return Done(UserSaved.Yes, "Users.TwoFactorOff");
    }

    public async Task<IActionResult> OnPostSignOutAsync(CancellationToken cancel)
    {
        await keys.SignOutEverywhere(Person.Id, By, cancel);
        return Done(UserSaved.Yes, "Users.SignedOut");
    }

    public async Task<IActionResult> OnPostEndSessionAsync(Guid session, CancellationToken cancel)
    {
        await keys.EndSession(Person.Id, session, By, cancel);
        return Done(UserSaved.Yes, "Sessions.Ended");
    }

    private IActionResult Done(UserSaved saved, string sentence)
    {
        if (saved == UserSaved.Yes)
        {
            TempData.Say(texts[sentence, Person.Called]);
            return RedirectToPage("Edit", new { id = Person.Id, handler = "" });
        }

        Fill();
        ModelState.Explain(saved, texts);
        return Page();
    }

    // What was not posted is not missing.
    private void Fill()
    {
        ModelState.Clear();
        Form = new() { Name = Person.Name, Role = Person.Role, Store = Person.StoreId, Seen = Person.Picture };
    }
}
