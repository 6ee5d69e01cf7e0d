using Konquista.Appointments;
using Konquista.Leads;
using Konquista.Web.Accounts;
using Konquista.Web.Kit;
using Konquista.Web.Leads;
using Konquista.Web.Live;
using Konquista.Web.Sending;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Conversations;

/// <summary>What somebody says of the person they talk with; leads back to the conversation.</summary>
[Allows(Permission.Answer)]
internal sealed class NoteModel(LeadFile file, SendingSystem sending, StandingReading standing, IStringLocalizer<Texts> texts) : PageModel
{
    private const string Booked = "Booked";

    public IActionResult OnGet(Guid id) => RedirectToPage("Show", new { id });

    public async Task<IActionResult> OnPostAsync(Guid id, string? kind, CancellationToken cancel)
    {
        if (await file.Find(id, User.OnlyStore(), cancel) is not { } lead)
        {
            return NotFound();
        }

        var isNote = Enum.TryParse<LeadNoteKind>(kind, out var note)
            && note is LeadNoteKind.Answered or LeadNoteKind.Paused or LeadNoteKind.Resumed;
        if (!isNote && kind != Booked)
        {
            return BadRequest();
        }

        var by = this.Actor().Name;
        await sending.Lead(id, grain => isNote
            ? grain.Note(new LeadNote(note, by))
            : grain.Book(new NewAppointment(StartsAt: null, lead.StoreId, LeadSource.Manual, ExternalId: null, by)));
        standing.Forget();
        TempData.Say(texts[$"Said.{kind}", lead.Name]);
        return LocalRedirect($"/conversations/{id}{Request.QueryString}");
    }
}
