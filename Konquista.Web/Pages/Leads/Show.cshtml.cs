using Konquista.Web.Accounts;
using Konquista.Appointments;
using Konquista.Leads;
using Konquista.Web.Kit;
using Konquista.Web.Leads;
using Konquista.Web.Sending;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Leads;

[Allows(Permission.See, Permission.Answer)]
internal sealed class ShowModel(LeadFile file, SendingSystem sending, IStringLocalizer<Texts> texts) : PageModel
{
    public LeadHead Lead { get; private set; } = null!;

    public IReadOnlyList<StoryEntry> Story { get; private set; } = [];

    /// <summary>Null while no silo answers.</summary>
    public IReadOnlyList<NextMessage>? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await file.Find(id, User.OnlyStore(), cancel) is not { } lead)
        {
            return NotFound();
        }

        (Lead, Story, Next) = (lead, await file.Read(id, cancel), await sending.NextIfThere(id));
        return Page();
    }

    public Task<IActionResult> OnPostRepliedAsync(Guid id, CancellationToken cancel) => Note(id, LeadNoteKind.Replied, cancel);

    public Task<IActionResult> OnPostAnsweredAsync(Guid id, CancellationToken cancel) => Note(id, LeadNoteKind.Answered, cancel);

    public Task<IActionResult> OnPostPauseAsync(Guid id, CancellationToken cancel) => Note(id, LeadNoteKind.Paused, cancel);

    public Task<IActionResult> OnPostResumeAsync(Guid id, CancellationToken cancel) => Note(id, LeadNoteKind.Resumed, cancel);

    public Task<IActionResult> OnPostOptOutAsync(Guid id, CancellationToken cancel) => Note(id, LeadNoteKind.OptedOut, cancel);

    public Task<IActionResult> OnPostOptInAsync(Guid id, CancellationToken cancel) => Note(id, LeadNoteKind.OptedIn, cancel);

    public Task<IActionResult> OnPostBookedAsync(Guid id, CancellationToken cancel) => Tell(id, "Said.Booked", (grain, lead) =>
        grain.Book(new NewAppointment(StartsAt: null, lead.StoreId, LeadSource.Manual, ExternalId: null, User.Identity!.Name!)), cancel);

    private Task<IActionResult> Note(Guid id, LeadNoteKind kind, CancellationToken cancel) =>
        Tell(id, $"Said.{kind}", (grain, _) => grain.Note(new LeadNote(kind, User.Identity!.Name!)), cancel);

    private async Task<IActionResult> Tell(Guid id, string said, Func<ILeadGrain, LeadHead, Task> tell, CancellationToken cancel)
    {
        if (await file.Find(id, User.OnlyStore(), cancel) is not { } lead)
        {
            return NotFound();
        }

        await sending.Lead(id, grain => tell(grain, lead));
        TempData.Say(texts[said, lead.Name]);
        return RedirectToPage("Show", new { id, handler = "" });
    }
}
