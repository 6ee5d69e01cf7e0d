using System.ComponentModel.DataAnnotations;
using Konquista.Leads;
using Konquista.Phones;
using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Leads;
using Konquista.Web.Privacy;
using Konquista.Web.Sending;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Privacy;

[Allows(Permission.EditLeads)]
internal sealed class IndexModel(SuppressionReading reading, LeadFile file, SendingSystem sending, IStringLocalizer<Texts> texts) : PageModel
{
    /// <summary>Whom somebody asks about; it travels in the form alone.</summary>
    [BindProperty, Required, StringLength(40)]
    public string Phone { get; set; } = "";

    public SuppressionCounts Counts { get; private set; } = new(0, 0, 0);

    public FoundPerson? Found { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        await Load(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Number() is { } number)
        {
            Found = await Find(number, cancel);
        }

        await Load(cancel);
        return Page();
    }

    public Task<IActionResult> OnPostAddAsync(CancellationToken cancel) => Change((list, number) => list.Add(number, this.Actor()), "Privacy.Added", cancel);

    /// <summary>The list is that of all stores: who belongs to one puts numbers on it, and takes none off.</summary>
    public async Task<IActionResult> OnPostLiftAsync(CancellationToken cancel) => User.OnlyStore() is not null
        ? Forbid()
        : await Change((list, number) => list.Lift(number, this.Actor()), "Privacy.Lifted", cancel);

    private async Task<IActionResult> Change(Func<ISuppression, PhoneNumber, Task<bool>> change, string said, CancellationToken cancel)
    {
        if (Number() is not { } number)
        {
            await Load(cancel);
            return Page();
        }

        await sending.Suppression(list => change(list, number));
        TempData.Say(texts[said]);
        return RedirectToPage("Index", new { handler = "" });
    }

    private PhoneNumber? Number()
    {
        if (PhoneNumber.TryParse(Phone, out var number, out _))
        {
            return number;
        }

        if (!string.IsNullOrWhiteSpace(Phone))
        {
            ModelState.AddModelError(nameof(Phone), texts["NewLead.BadPhone"]);
        }

        return null;
    }

    private async Task<FoundPerson> Find(PhoneNumber number, CancellationToken cancel)
    {
        var standing = await sending.Suppression(list => list.Of(number));
        var known = await sending.Find(number);
        var lead = known is { } id ? await file.Find(id, User.OnlyStore(), cancel) : null;
        return new(lead, known is not null && lead is null, standing);
    }

    private async Task Load(CancellationToken cancel) => Counts = await reading.Counts(User.OnlyStore(), cancel);

    /// <summary>What is known of a number: its lead, if one may see it, and how it stands on the list.</summary>
    internal sealed record FoundPerson(LeadHead? Lead, bool IsElsewhere, SuppressionStanding Standing);
}
