using System.ComponentModel.DataAnnotations;
using Konquista.Web.Accounts;
using Konquista.Web.Appointments;
using Konquista.Web.Kit;
using Konquista.Web.Leads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Appointments;

[Allows(Permission.Answer)]
internal sealed class NewModel(AppointmentPeople people, AppointmentBook book, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public BookingForm Form { get; set; } = new();

    /// <summary>Posted, never in an address: it may be a name or a number.</summary>
    public string? Sought { get; private set; }

    /// <summary>Null before anybody was looked for.</summary>
    public IReadOnlyList<Person>? Found { get; private set; }

    public Person? Lead { get; private set; }

    public IReadOnlyList<StoreClock> Stores { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? lead, CancellationToken cancel)
    {
        if (lead is not { } id)
        {
            return Page();
        }

        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        Form = new() { StoreId = Lead!.StoreId };
        return Page();
    }

    public async Task OnPostSearchAsync(string? sought, CancellationToken cancel)
    {
        ModelState.Clear();
        Sought = sought?.Trim() is { Length: > 0 and <= 200 } typed ? typed : null;
        Found = Sought is null ? [] : await people.Search(LeadSearch.Read(Sought, User.SeesNumbers()), User.OnlyStore(), cancel);
    }

    public async Task<IActionResult> OnPostAsync(Guid lead, CancellationToken cancel)
    {
        if (!await Load(lead, cancel))
        {
            return NotFound();
        }

        var store = Stores.FirstOrDefault(one => one.Id == Form.StoreId);
        if (Form.StoreId is not null && store is null)
        {
            ModelState.AddModelError("Form.StoreId", texts["Input.Wrong"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        // Without a store the booking is at the lead's own.
        var zone = (store ?? Stores.FirstOrDefault(one => one.Id == Lead!.StoreId))?.TimeZone;
        var booking = await book.Book(lead, Form.Day!.Value.ToDateTime(Form.Time!.Value), Form.StoreId, zone, this.Actor().Name, cancel);
        if (!booking.Counts)
        {
            ModelState.AddModelError("Form.Day", booking.Said(texts, Lead!.Name));
            return Page();
        }

        TempData.Say(booking.Said(texts, Lead!.Name));
        return RedirectToPage("Index");
    }

    private async Task<bool> Load(Guid id, CancellationToken cancel)
    {
        Lead = await people.Get(id, User.OnlyStore(), cancel);
        Stores = await people.Stores(User.OnlyStore(), cancel);
        return Lead is not null;
    }

    /// <summary>When and where somebody comes.</summary>
    public sealed class BookingForm
    {
        [Required]
        public DateOnly? Day { get; set; }

        [Required]
        public TimeOnly? Time { get; set; }

        public Guid? StoreId { get; set; }
    }
}
