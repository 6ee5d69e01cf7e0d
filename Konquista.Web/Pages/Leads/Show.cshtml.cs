using System.Globalization;
using System.Text.Json;
using Konquista.Leads;
using Konquista.Web.Accounts;
using Konquista.Web.Appointments;
using Konquista.Web.Imports;
using Konquista.Web.Kit;
using Konquista.Web.Leads;
using Konquista.Web.Sending;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Pages.Leads;

[Allows(Permission.See, Permission.Answer)]
internal sealed class ShowModel(
    LeadFile file, PersonReading people, ImportList imports, AppointmentBook book, SendingSystem sending, IStringLocalizer<Texts> texts) : PageModel
{
    private IReadOnlyDictionary<(Guid Enrollment, string Step), int[]> _places = new Dictionary<(Guid, string), int[]>();

    public LeadHead Lead { get; private set; } = null!;

    public LeadStory Story { get; private set; } = null!;

    public PersonParts Person { get; private set; } = PersonParts.None;

    public LeadTrail Trail { get; private set; } = LeadTrail.None;

    public IReadOnlyList<LeadPassage> Passages { get; private set; } = [];

    public IReadOnlyList<CampaignChoice> Campaigns { get; private set; } = [];

    /// <summary>Null while no silo answers.</summary>
    public IReadOnlyList<NextMessage>? Next { get; private set; }

    /// <summary>The date of a booking that was refused, as it was typed.</summary>
    public string? BookedAt { get; private set; }

    public int[]? PlaceOf(NextMessage next) => _places.GetValueOrDefault((next.EnrollmentId, next.Step ?? ""));

    public async Task<IActionResult> OnGetAsync(Guid id, int skip, CancellationToken cancel)
    {
        if (await file.Find(id, User.OnlyStore(), cancel) is not { } lead)
        {
            return NotFound();
        }

        if (lead.MergedInto is { } kept)
        {
            return RedirectToPage("Show", new { id = kept, handler = "" });
        }

        (Lead, Story, Next) = (lead, await file.Read(id, Math.Clamp(skip, 0, LeadStory.MostSkipped), cancel), await sending.NextIfThere(id));
        _places = Next is { Count: > 0 } ? await file.PlacesOf(id, cancel) : _places;
        (Passages, Campaigns) = (await file.PassagesOf(id, cancel), await imports.AllCampaigns(cancel));
        (Person, Trail) = (await people.Read(id, User.OnlyStore(), cancel), await file.TrailOf(id, cancel));
        return Page();
    }

    /// <summary>The timeline alone, for a page that is open while something happens; nothing while nothing happened.</summary>
    public async Task<IActionResult> OnGetStoryAsync(Guid id, string? mark, CancellationToken cancel)
    {
        if (await file.Find(id, User.OnlyStore(), cancel) is not { } lead)
        {
            return NotFound();
        }

        (Lead, Story) = (lead, await file.Read(id, skip: 0, cancel));
        return Story.Mark == mark ? new NoContentResult() : Partial("_Story", this);
    }

    [Takes(Permission.EditLeads)]
    public async Task<IActionResult> OnPostEnrollAsync(Guid id, Guid campaign, bool again, CancellationToken cancel)
    {
        if (await file.Find(id, User.OnlyStore(), cancel) is not { ErasedAt: null } lead || !(await imports.AllCampaigns(cancel)).Any(choice => choice.Id == campaign))
        {
            return NotFound();
        }

        var entry = await sending.Lead(id, grain => grain.Enroll(new EnrollRequest(campaign, again, NotBefore: null, this.Actor().Name)));
        var isIn = entry == Entry.Enrolled;
        TempData.Tell(isIn ? texts["Lead.Enrolled", lead.Name] : texts["Lead.NotEnrolled", texts[$"Entry.{JsonNamingPolicy.SnakeCaseLower.ConvertName(entry.ToString())}"]], isIn);
        return RedirectToPage("Show", new { id, handler = "" });
    }

    [Takes(Permission.EditLeads)]
    public async Task<IActionResult> OnPostLeaveAsync(Guid id, Guid enrollment, CancellationToken cancel)
    {
        if (await file.Find(id, User.OnlyStore(), cancel) is null)
        {
            return NotFound();
        }

        var left = await sending.Lead(id, grain => grain.Leave(enrollment, this.Actor()));
        TempData.Tell(texts[left ? "Lead.Left" : "Lead.NotLeft"], left);
        return RedirectToPage("Show", new { id, handler = "" });
    }

    public Task<IActionResult> OnPostRepliedAsync(Guid id, CancellationToken cancel) => Note(id, LeadNoteKind.Replied, cancel);

    public Task<IActionResult> OnPostAnsweredAsync(Guid id, CancellationToken cancel) => Note(id, LeadNoteKind.Answered, cancel);

    [Takes(Permission.EditLeads)]
    public Task<IActionResult> OnPostPauseAsync(Guid id, CancellationToken cancel) => Note(id, LeadNoteKind.Paused, cancel);

    [Takes(Permission.EditLeads)]
    public Task<IActionResult> OnPostResumeAsync(Guid id, CancellationToken cancel) => Note(id, LeadNoteKind.Resumed, cancel);

    public Task<IActionResult> OnPostOptOutAsync(Guid id, CancellationToken cancel) => Note(id, LeadNoteKind.OptedOut, cancel);

    public Task<IActionResult> OnPostOptInAsync(Guid id, CancellationToken cancel) => Note(id, LeadNoteKind.OptedIn, cancel);

    public async Task<IActionResult> OnPostBookedAsync(Guid id, DateTime? at, CancellationToken cancel)
    {
        if (await file.Find(id, User.OnlyStore(), cancel) is not { } lead)
        {
            return NotFound();
        }

        var sentence = texts["Input.Wrong"].Value;
        if (ModelState.IsValid)
        {
            var booking = await book.Book(id, at, lead.StoreId, lead.StoreZone, this.Actor().Name, cancel);
            sentence = booking.Said(texts, lead.Name);
            if (booking.Counts)
            {
                TempData.Say(sentence);
                return RedirectToPage("Show", new { id, handler = "" });
            }
        }

        ModelState.AddModelError("", sentence);
        BookedAt = at?.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) ?? "";
        return await OnGetAsync(id, skip: 0, cancel);
    }

    private async Task<IActionResult> Note(Guid id, LeadNoteKind kind, CancellationToken cancel)
    {
        if (await file.Find(id, User.OnlyStore(), cancel) is not { } lead)
        {
            return NotFound();
        }

        await sending.Lead(id, grain => grain.Note(new LeadNote(kind, User.Identity!.Name!)));
        TempData.Say(texts[kind == LeadNoteKind.Replied && lead.IsActive ? "Said.RepliedStopped" : $"Said.{kind}", lead.Name]);
        return RedirectToPage("Show", new { id, handler = "" });
    }
}
