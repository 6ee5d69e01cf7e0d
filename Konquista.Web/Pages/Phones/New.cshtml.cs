using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Phones;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Phones;

[Allows(Permission.Phones)]
internal sealed class NewModel(PhoneList list, PhoneBook book, StoreList stores, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public PhoneForm Form { get; set; } = new();

    public PhoneChoices Choices { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await Load(cancel);
        Form.Campaigns = [.. Choices.Campaigns.Select(campaign => campaign.Id)];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await Load(cancel);
        Form.Version = 0;
        Form.Campaigns = [.. Form.Campaigns.Intersect(Choices.Campaigns.Select(campaign => campaign.Id))];
        if (!ModelState.Check(Form, Choices.Stores, texts))
        {
            return Page();
        }

        var id = Guid.CreateVersion7();
        var saved = await book.Add(id, Form.ToNewPhone(User.OnlyStore(), this.Actor().Name));
        if (saved.Problem is { } wrong)
        {
            ModelState.Explain(wrong, texts);
            return Page();
        }

        TempData.Tell(saved.Said, saved.Works);
        return RedirectToPage("Show", new { id });
    }

    private async Task Load(CancellationToken cancel) => Choices = new(
        await stores.Choices(User.OnlyStore(), cancel), User.OnlyStore() is null ? await list.OpenCampaigns(cancel) : [], TokenTail: null);
}
