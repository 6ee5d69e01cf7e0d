using Konquista.Phones;
using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Languages;
using Konquista.Web.Phones;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Phones;

[Allows(Permission.Phones)]
internal sealed class EditModel(PhoneList list, PhoneBook book, StoreList stores, IStringLocalizer<Texts> texts, Words words) : PageModel
{
    [BindProperty]
    public PhoneForm Form { get; set; } = new();

    public PhoneDetails Phone { get; private set; } = null!;

    public PhoneChoices Choices { get; private set; } = null!;

    public Conflict? Conflict { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        Form = PhoneForm.Of(Phone);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        Form.Campaigns = [];
        if (Form.Version < 1 || !ModelState.Check(Form, Choices.Stores, texts))
        {
            return Page();
        }

        var saved = await book.Save(id, Form.ToNewPhone(User.OnlyStore(), this.Actor().Name));
        if (saved.Problem is { } wrong)
        {
            return Explained(wrong);
        }

        TempData.Tell(saved.Said, saved.Works);
        return RedirectToPage("Show", new { id });
    }

    private PageResult Explained(PhoneProblem wrong)
    {
        if (wrong != PhoneProblem.Stale)
        {
            ModelState.Explain(wrong, texts);
            return Page();
        }

        Conflict = Form.Against(Phone, Choices.Stores, texts, words);
        ModelState.Remove("Form.Version");
        Form.Version = Phone.Version;
        return Page();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancel)
    {
        var found = await list.Details(id, User.OnlyStore(), cancel);
        Phone = found!;
        Choices = new(await stores.Choices(User.OnlyStore(), cancel), [], found?.TokenTail);
        return found is not null;
    }
}
