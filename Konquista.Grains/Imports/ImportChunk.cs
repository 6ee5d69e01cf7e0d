using Konquista.Imports.Files;
using Konquista.Leads;
using Konquista.Leads.Entries;
using Konquista.Leads.Suppression;
using Konquista.Phones;

namespace Konquista.Imports;

/// <summary>Some thousand lines of a file and what is to be written for them: decides who is new, who is known, who comes twice and who is refused.</summary>
internal sealed class ImportChunk(ImportRow import, BusinessFacts setup)
{
    private readonly ImportPace _pace = new(import.Options.PerDay, import.StartedAt + setup.ReminderRefresh, import.Enrolled);
    private readonly Dictionary<string, IReadOnlyList<string>> _tags = new(StringComparer.Ordinal);
    private readonly HashSet<string> _numbers = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, KnownNumber> _known = new Dictionary<string, KnownNumber>(StringComparer.Ordinal);

    public List<ImportVerdict> Verdicts { get; } = [];

    public List<Newcomer> Newcomers { get; } = [];

    /// <summary>Bookings of numbers that are nobody's yet.</summary>
    public List<ImportedAppointment> Appointments { get; } = [];

    /// <summary>Numbers to which nobody may write from now on.</summary>
    public List<string> Barred { get; } = [];

    /// <summary>Tags for leads that this import made in an earlier chunk.</summary>
    public List<(Guid LeadId, string Tag)> AddedTags { get; } = [];

    /// <summary>What grains have to be told before the chunk is written; each is then given to <see cref="Settle"/>.</summary>
    public List<KnownChange> Changes { get; } = [];

    /// <summary>Numbers of which another import may be bringing in the other half: the person of a booking, or the booking of a person.</summary>
    public IEnumerable<string> HalfKnown =>
        [.. Appointments.Select(appointment => appointment.Person.Phone.E164),
            .. Newcomers.Where(newcomer => newcomer.Enrollment is not null).Select(newcomer => newcomer.Person.Phone.E164)];

    /// <summary>The campaign that the person of a line enters.</summary>
    public Dictionary<int, Guid> Entering { get; } = [];

    public int Enrolled { get; private set; }

    public void Add(IReadOnlyCollection<ImportPerson> people, IReadOnlyDictionary<string, KnownNumber> known)
    {
        _known = known;
        _numbers.UnionWith(people.Select(person => person.Phone.E164));
        var persons = new Dictionary<string, ImportedPerson>(StringComparer.Ordinal);
        foreach (var person in people)
        {
            var number = known[person.Phone.E164];
            if (number.Barred is { } reason)
            {
                Verdicts.Add(ImportVerdict.Suppress(person.Line.Line, reason));
                continue;
            }

            var key = number.LeadId?.ToString() ?? number.Number;
            if (!persons.TryGetValue(key, out var same))
            {
                persons.Add(key, same = new(person, number));
            }
            else
            {
                same.Repeats.Add(person.Line.Line);
            }

            same.Add(TagsOf(person.Line.Tags));
        }

        foreach (var person in persons.Values)
        {
            Place(person);
        }
    }

    /// <summary>Nothing usable among the first thousands of lines: this is no list of people.</summary>
    public void MustBeUsable(int lines)
    {
        if (import.Lines == 0 && lines == ImportLines.AtOnce && Verdicts.TrueForAll(verdict => verdict.Verdict == ImportVerdict.Refused))
        {
            throw ImportProblem.NothingUsable(lines);
        }
    }

    /// <summary>Notes what the grain of a known person answered.</summary>
    public void Settle(KnownChange change, CaptureOutcome outcome)
    {
        if (outcome is CaptureOutcome.Suppressed)
        {
            Verdicts.Add(ImportVerdict.Suppress(change.Line, SuppressionList.Erased));
            return;
        }

        var entry = outcome is CaptureOutcome.Recorded recorded ? recorded.Entry : Entry.CaptureOnly;
        var isEnrolled = entry is Entry.Enrolled;
        if (isEnrolled)
        {
            Enter(change.Line, change.CampaignId);
        }

        var verdict = change.IsRepeated ? ImportVerdict.Repeated
            : !change.News.IsEmpty || isEnrolled ? ImportVerdict.Updated
            : ImportVerdict.Known;
        Verdicts.Add(ImportVerdict.Of(change.Line, verdict, change.LeadId, entry));
    }

    private void Place(ImportedPerson person)
    {
        var leadId = person.Known.LeadId ?? AddNewcomer(person);
        if (person.Known.IsFromHere)
        {
            AddedTags.AddRange(person.NewTags.Select(tag => (leadId, tag)));
            Verdicts.Add(new(person.First.Line.Line, ImportVerdict.Repeated, leadId));
        }
        else if (person.Known.LeadId is not null)
        {
            AddKnown(person, leadId);
        }

        Verdicts.AddRange(person.Repeats.Select(line => new ImportVerdict(line, ImportVerdict.Repeated, leadId)));
    }

    private Guid AddNewcomer(ImportedPerson person)
    {
        var newcomer = (Newcomer.Of(person.First, person.Tags, setup) with { Other = OtherOf(person.First) }).Enter(
            setup.CampaignOf(import.Options.CampaignId, person.Tags, LeadSource.Import), import.Options.Enroll, person.Known.HasAppointment, setup, _pace);
        Newcomers.Add(newcomer);
        if (newcomer.Enrollment is { } enrollment)
        {
            Enter(person.First.Line.Line, enrollment.CampaignId);
        }

        Verdicts.Add(ImportVerdict.Of(person.First.Line.Line, ImportVerdict.New, newcomer.Id, newcomer.Entry));
        return newcomer.Id;
    }

    private void AddKnown(ImportedPerson person, Guid leadId)
    {
        var known = person.Known;
        var line = person.First.Line.Line;
        var leftAlone = import.Options.Policy is ImportPolicy.Skip;
        var news = leftAlone ? new() : NewsOf(person);
        var campaign = setup.CampaignOf(import.Options.CampaignId, Tags.Unite(known.Tags, news.Tags), LeadSource.Import);
        var entry = known.IsRepeated || leftAlone ? Entry.CaptureOnly : EntryOf(known, campaign);
        if (!news.IsEmpty || entry is Entry.Enrolled)
        {
            var lead = person.First.ToNewLead(import, person.Tags, setup, entry is Entry.Enrolled ? _pace : null);
            Changes.Add(new(leadId, line, lead with { Enroll = entry is Entry.Enrolled }, news, known) { CampaignId = campaign?.Id });
        }
        else if (known.IsRepeated)
        {
            Verdicts.Add(new(line, ImportVerdict.Repeated, leadId));
        }
        else
        {
            Enrolled += known.WasEnrolled ? 1 : 0;
            Verdicts.Add(ImportVerdict.Of(line, known.WasChanged ? ImportVerdict.Updated : ImportVerdict.Known, leadId, entry));
        }
    }

    private ImportedNews NewsOf(ImportedPerson person) => ImportedNews.Of(
        person, setup.StoreOf(person.First.Line.Store, person.Tags), OtherOf(person.First)?.E164, import.Options.Policy is ImportPolicy.Update);

    private PhoneNumber? OtherOf(ImportPerson person) =>
        person.Other is { } other && _known.GetValueOrDefault(other.E164) is { LeadId: null, Barred: null } && _numbers.Add(other.E164) ? other : null;

    // The grain knows the person's traits and has the last word on the conditions of entry.
    private Entry EntryOf(KnownNumber known, OpenCampaign? campaign) => EntryRules.Decide(new()
    {
        IsAsked = import.Options.Enroll,
        Campaign = campaign is null ? null : campaign.Version with { Entry = [] },
        Traits = new() { Source = LeadSource.Import },
        HasOptedOut = known.HasOptedOut,
        HasAppointment = known.HasAppointment,
        IsInConversation = known.IsInConversation,
        IsIn = campaign is not null && known.Active.Contains(campaign.Id),
        HasFinished = campaign is not null && known.Ended.Contains(campaign.Id),
        Again = import.Options.Again,
    });

    private void Enter(int line, Guid? campaignId)
    {
        Enrolled++;
        if (campaignId is { } campaign)
        {
            Entering[line] = campaign;
        }
    }

    private IReadOnlyList<string> TagsOf(string given)
    {
        if (!_tags.TryGetValue(given, out var tags))
        {
            _tags.Add(given, tags = Tags.Parse(given));
        }

        return tags;
    }
}
