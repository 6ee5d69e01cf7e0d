using Konquista.Appointments;
using Konquista.Web.Accounts;
using Konquista.Web.Appointments;
using Konquista.Web.Kit;
using Konquista.Web.Languages;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Appointments;

[Allows(Permission.See, Permission.Answer)]
internal sealed class IndexModel(AppointmentList list, AppointmentBook book, StoreList stores, IStringLocalizer<Texts> texts, Words words) : PageModel
{
    public AppointmentFilter Filter { get; private set; } = new();

    public Pager<AppointmentRow> Appointments { get; private set; } = new([], HasMore: false);

    public IReadOnlyList<StoreChoice> Stores { get; private set; } = [];

    public string? NextAfter => Appointments.Rows is [.., var last] ? Cursor.Write(last.At, last.Id) : null;

    /// <summary>The bookings of this page, day by day as their stores count days.</summary>
    public IEnumerable<IGrouping<DateOnly, AppointmentRow>> Days => Appointments.Rows.GroupBy(row => LocalTime.Day(row.At, row.TimeZone));

    public async Task OnGetAsync(AppointmentFilter filter, string? after, CancellationToken cancel)
    {
        Filter = filter.Known();
        Appointments = Pager<AppointmentRow>.Of(
            await list.Page(Filter, User.OnlyStore(), Cursor.Read(after), cancel), AppointmentList.PageSize);
        Stores = await stores.Choices(User.OnlyStore(), cancel);
    }

    public IActionResult OnGetFile(AppointmentFilter filter) =>
        this.May(Permission.Export) ? AppointmentCsv.Of(filter.Known(), User) : Forbid();

    public async Task<IActionResult> OnPostAsync(Guid id, AppointmentStatus status, string? returnUrl, CancellationToken cancel)
    {
        if (!ModelState.IsValid || !AppointmentFilter.Settable.Contains(status))
        {
            return BadRequest();
        }

        if (await list.Find(id, User.OnlyStore(), cancel) is not { } appointment
            || !await book.Change(appointment, status, this.Actor(), cancel))
        {
            return NotFound();
        }

        TempData.Say(texts["Agenda.Changed", appointment.Lead is { Length: > 0 } name ? name : texts["Agenda.Stranger"],
            words.AppointmentStatus(status.ToString().ToLowerInvariant())]);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/appointments");
    }
}
