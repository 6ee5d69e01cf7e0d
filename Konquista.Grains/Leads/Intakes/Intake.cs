using Konquista.Leads.Entries;

namespace Konquista.Leads.Intakes;

/// <summary>Many people handed in at once, and what became of those that could be written together: null for whoever has to go through the door alone, because somebody knows them already.</summary>
internal sealed class Intake(IReadOnlyList<NewLead> people, BusinessFacts business)
{
    public IReadOnlyList<NewLead> People => people;

    public BusinessFacts Business => business;

    public CaptureOutcome?[] Outcomes { get; } = new CaptureOutcome?[people.Count];

    public List<(NewLead Person, EnteringLead Lead)> Leads { get; } = [];

    public IEnumerable<EnteringLead> Enrolled => Leads.Select(one => one.Lead).Where(lead => lead.Enrolling is not null);

    /// <summary>Silos may see the reminders of these too late.</summary>
    public IEnumerable<Guid> Due => Enrolled
        .Where(lead => lead.Enrolling!.FirstAt < business.Now + (2 * business.ReminderRefresh))
        .Select(lead => lead.Draft.Id);

    /// <summary>Somebody whom nobody knows yet becomes a lead, and enters a campaign where the rules say so.</summary>
    public void Add(int no, bool isBooked)
    {
        var person = people[no];
        var number = LeadIdentities.Number(person, out _)!;
        var draft = LeadDraft.Of(Guid.CreateVersion7(), person, number, person.StoreId ?? business.StoreOf(person.Tags)?.Id, null);
        var campaign = business.CampaignOf(person.CampaignId, draft.Tags, person.Source);
        var entry = EntryRules.Decide(new()
        {
            IsAsked = person.Enroll,
            Campaign = campaign?.Version,
            Traits = draft.Traits,
            HasAppointment = isBooked,
            Again = person.Again,
        });
        var enrolling = entry is Entry.Enrolled
            ? Enrolling.Of(draft.Id, campaign!.Id, campaign.VersionId, campaign.Version, draft.TimeZone, person.NotBefore, business.Now, person.ImportId, person.Source)
            : null;
        Leads.Add((person, new(draft, person.Note, entry, [(number, person.GivenPhone!)])
        {
            ImportId = person.ImportId,
            Enrolling = enrolling,
            WakesAt = enrolling?.FirstAt is { } first ? Later(first, business.Now + business.ReminderRefresh) : null,
        }));
        Outcomes[no] = new CaptureOutcome.Recorded(draft.Id, Created: true, entry);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
