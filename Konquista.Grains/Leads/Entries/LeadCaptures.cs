using Konquista.Leads.Steps;
using Konquista.Leads.Suppression;
using Konquista.Phones;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Konquista.Leads.Entries;

/// <summary>Makes or completes a lead from what a source gives, and enters it into a campaign where the rules say so.</summary>
internal sealed class LeadCaptures(
    NpgsqlDataSource db,
    LeadReader leads,
    EntryReader entryReader,
    LeadEntries entries,
    SuppressionList suppressed,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider clock)
{
    private const int Tries = 5;

    /// <summary>Answers what became of it. A new lead's reminder is armed by <paramref name="arm"/> before its row is committed.</summary>
    public async Task<CaptureOutcome> Capture(Guid id, NewLead person, Func<DateTimeOffset, Task> arm)
    {
        var number = LeadIdentities.Number(person, out var refusal);
        if (number is null && person.Aliases.Count == 0)
        {
            return new CaptureOutcome.Refused(refusal);
        }

        person = person.OtherPhones.Count == 0 ? person : person with { OtherPhones = await Free(person) };
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var outcome = await leads.Find(id) switch
            {
                null => await Create(id, person, number, arm),
                { ErasedAt: not null } => Refuse(person),
                { MergedInto: not null } => new CaptureOutcome.Taken(),
                var lead => await Unite(lead, person, number),
            };
            if (outcome is not null)
            {
                return outcome;
            }
        }

        throw new InvalidOperationException("The lead keeps changing under its grain.");
    }

    /// <summary>What somebody known would be answered now; nothing is written.</summary>
    public async Task<CaptureOutcome> Foresee(Guid id, NewLead person)
    {
        if (await leads.Find(id) is not { ErasedAt: null } lead)
        {
            return new CaptureOutcome.Suppressed();
        }

        var tags = Tags.Unite(lead.Tags, person.Tags);
        var (entry, _) = await Decide(new(lead.Id, lead.Phone, lead.TimeZone, Traits.Of(lead) with { Tags = tags }), person, tags);
        return new CaptureOutcome.Recorded(id, Created: false, entry);
    }

    /// <summary>Enters a known lead into a campaign.</summary>
    public async Task<Entry> Enroll(Guid id, EnrollRequest request)
    {
        if (await leads.Find(id) is not { MergedInto: null } lead)
        {
            return Entry.NoCampaign;
        }

        var (entry, enrolling) = await Decide(
            new(lead.Id, lead.Phone, lead.TimeZone, Traits.Of(lead)), request.CampaignId, request.Again, request.NotBefore, null, request.By);
        if (entry == Entry.Enrolled)
        {
            var change = LeadEntries.Enroll(new LeadChange(lead.Id, lead.Version), enrolling);
            return await change.Commit(db) ? entry : throw new InvalidOperationException("The lead changed under its grain.");
        }

        return entry;
    }

    // The number of somebody whom nobody may write to is not kept as another's.
    private async Task<IReadOnlyList<string>> Free(NewLead person)
    {
        var free = new List<string>();
        foreach (var (number, given) in OtherNumbers.Read(person))
        {
            if (await suppressed.Reason(number.E164) is null)
            {
                free.Add(given);
            }
        }

        return free;
    }

    private async Task<CaptureOutcome?> Create(Guid id, NewLead person, PhoneNumber? number, Func<DateTimeOffset, Task> arm)
    {
        var draft = LeadDraft.Of(id, person, number, person.StoreId ?? await entryReader.Store(person.Tags), null) with
        {
            IsOptedOut = number is not null && await suppressed.Reason(number.E164) == SuppressionList.DoNotContact,
        };
        var (entry, enrolling) = draft.IsOptedOut ? (Entry.OptedOut, null) : await Decide(Candidate(draft), person, draft.Tags);
        if (enrolling is { FirstAt: { } first })
        {
            await arm(first);
        }

        return await entries.Create(draft, person, entry, enrolling) switch
        {
            Creation.Written => new CaptureOutcome.Recorded(id, Created: true, entry),
            Creation.Taken => new CaptureOutcome.Taken(),
            Creation.Suppressed => new CaptureOutcome.Suppressed(),
            _ => null,
        };
    }

    // Whoever looked the number up did so before they were erased. Who writes to us comes in anew.
    private static CaptureOutcome Refuse(NewLead person) =>
        person.Source == LeadSource.WhatsApp ? new CaptureOutcome.Taken() : new CaptureOutcome.Suppressed();

    private async Task<CaptureOutcome?> Unite(LeadFacts lead, NewLead person, PhoneNumber? number)
    {
        var tags = Tags.Unite(lead.Tags, person.Tags);
        var draft = LeadDraft.Of(lead.Id, person, number, person.StoreId ?? await entryReader.Store(person.Tags), null);
        var (entry, enrolling) = await Decide(new(lead.Id, lead.Phone, lead.TimeZone, Traits.Of(lead) with { Tags = tags }), person, tags);
        if (enrolling is null && tags.Count == lead.Tags.Count && !IsFilledIn(lead, draft, person) && person.Aliases.Count == 0
            && person.OtherPhones.Count == 0 && !CaptureTrail.IsLeftBy(person))
        {
            return new CaptureOutcome.Recorded(lead.Id, Created: false, entry);
        }

        var change = LeadEntries.Unite(new LeadChange(lead.Id, lead.Version), draft, person, tags, entry, enrolling);
        try
        {
            return await change.Commit(db) ? new CaptureOutcome.Recorded(lead.Id, Created: false, entry) : null;
        }
        catch (PostgresException answered) when (answered.ConstraintName == CaptureAnswers.KeyIndex)
        {
            return new CaptureOutcome.Taken();
        }
    }

    private static bool IsFilledIn(LeadFacts lead, LeadDraft draft, NewLead person) =>
        person.Note.Length > 0
        || (draft.Name.Length > 0 && draft.Name != lead.Name && (person.Replaces || lead.Name.Length == 0))
        || (draft.StoreId is not null && draft.StoreId != lead.StoreId && (person.Replaces || lead.StoreId is null));

    private static Person Candidate(LeadDraft draft) => new(draft.Id, draft.Phone, draft.TimeZone, draft.Traits);

    private async Task<(Entry, Enrolling?)> Decide(Person person, NewLead given, IReadOnlyList<string> tags) =>
        !given.Enroll
            ? (Entry.CaptureOnly, null)
            : await Decide(person, given.CampaignId ?? await entryReader.Campaign(tags, given.Source), given.Again, given.NotBefore, given.ImportId,
                given.Source, inConversation: given.Source == LeadSource.WhatsApp && given.Arrival?.LinkId is null);

    private async Task<(Entry, Enrolling?)> Decide(
        Person person, Guid? campaignId, bool again, DateOnly? notBefore, Guid? importId, string by, bool inConversation = false)
    {
        var (entry, versionId, version) = await entryReader.Decide(person.Id, person.Phone, campaignId, again, person.Traits, inConversation);
        return entry == Entry.Enrolled && campaignId is { } campaign && versionId is { } id && version is not null
            ? (entry, Enrolling.Of(person.Id, campaign, id, version, person.TimeZone, notBefore, clock.GetUtcNow(), importId, by))
            : (entry, null);
    }

    private sealed record Person(Guid Id, string Phone, string TimeZone, Traits Traits);
}
