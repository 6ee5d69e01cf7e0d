using Konquista.Leads;
using Konquista.Web.Accounts;
using Konquista.Web.Appointments;
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
internal sealed class NoteModel(LeadFile file, AppointmentBook book, SendingSystem sending, StandingReading standing, IStringLocalizer<Texts> texts) : PageModel
{
    private const string Booked = "Booked";

    public IActionResult OnGet(Guid id) => RedirectToPage("Show", new { id });

    public async Task<IActionResult> OnPostAsync(Guid id, string? kind, DateTime? at, CancellationToken cancel)
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

        if (!ModelState.IsValid)
        {
            TempData.Warn(texts["Input.Wrong"]);
        }
        else if (isNote)
        {
            TempData.Say(await Note(lead, note));
        }
        else
        {
            var booking = await book.Book(id, at, lead.StoreId, lead.StoreZone, this.Actor().Name, cancel);
            TempData.Tell(booking.Said(texts, lead.Name), booking.Counts);
        }

        standing.Forget();
        return LocalRedirect($"/conversations/{id}{Request.QueryString}");
    }

    private async Task<string> Note(LeadHead lead, LeadNoteKind note)
    {
        await sending.Lead(lead.Id, grain => grain.Note(new LeadNote(note, this.Actor().Name)));
        return texts[$"Said.{note}", lead.Name];
    }
}
