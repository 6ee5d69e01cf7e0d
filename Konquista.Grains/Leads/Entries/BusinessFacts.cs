using Konquista.Calendars;
using Konquista.Campaigns;

namespace Konquista.Leads.Entries;

/// <summary>What the business looks like while many people are written at once: stores, rules, the campaigns that can be entered, and how reminders are read.</summary>
internal sealed record BusinessFacts
{
    public required DateTimeOffset Now { get; init; }

    /// <summary>How long it may take until a silo sees a reminder that it did not write itself.</summary>
    public required TimeSpan ReminderRefresh { get; init; }

    public required TimeSpan ReminderRetry { get; init; }

    public IReadOnlyList<StoreFacts> Stores { get; init; } = [];

    public IReadOnlyList<TagRule> Rules { get; init; } = [];

    public IReadOnlyDictionary<Guid, OpenCampaign> Campaigns { get; init; } = new Dictionary<Guid, OpenCampaign>();

    /// <summary>Days on which the whole business is closed; those of each store contain them.</summary>
    public IReadOnlySet<DateOnly> ClosedEverywhere { get; init; } = new HashSet<DateOnly>();

    private Dictionary<(Guid Version, string TimeZone, Guid? Store), SendingCalendar> Calendars { get; } = [];

    private IReadOnlyList<StoreTag> StoreTags => field ??= [.. Stores.Select(store => new StoreTag(store.Id, store.Tag, store.Name))];

    private Dictionary<string, StoreFacts?> StoresByTags { get; } = new(StringComparer.Ordinal);

    private Dictionary<(string Source, string Tags), Guid?> CampaignsByTags { get; } = [];

    /// <summary>The one that the tags name; null when none does.</summary>
    public StoreFacts? StoreOf(IReadOnlyList<string> tags)
    {
        var key = string.Join('\n', tags);
        if (!StoresByTags.TryGetValue(key, out var store))
        {
            store = Entries.StoreTags.Choose(StoreTags, tags) is { } id ? Stores.First(one => one.Id == id) : null;
            StoresByTags.Add(key, store);
        }

        return store;
    }

    /// <summary>The one that the source itself names, else that of the tags.</summary>
    public StoreFacts? StoreOf(string? named, IReadOnlyList<string> tags) => StoreOf(Tags.Parse(named)) ?? StoreOf(tags);

    /// <summary>The one that was asked for, or that the rules name; null when it cannot be entered now.</summary>
    public OpenCampaign? CampaignOf(Guid? asked, IReadOnlyList<string> tags, string source) =>
        (asked ?? RuledOf(tags, source)) is { } id ? Campaigns.GetValueOrDefault(id) : null;

    private Guid? RuledOf(IReadOnlyList<string> tags, string source)
    {
        var key = (source, string.Join('\n', tags));
        if (!CampaignsByTags.TryGetValue(key, out var campaign))
        {
            CampaignsByTags.Add(key, campaign = TagRules.Choose(Rules, tags, source));
        }

        return campaign;
    }

    /// <summary>One instance for all who share it.</summary>
    public SendingCalendar Calendar(OpenCampaign campaign, string timeZone, StoreFacts? store)
    {
        var key = (campaign.VersionId, timeZone, store?.Id);
        if (!Calendars.TryGetValue(key, out var calendar))
        {
            calendar = new(campaign.Version.Window, TimeZoneInfo.FindSystemTimeZoneById(timeZone))
            {
                ObservesHolidays = !campaign.Version.Holidays,
                ClosedDays = store?.ClosedDays ?? ClosedEverywhere,
            };
            Calendars.Add(key, calendar);
        }

        return calendar;
    }
}

/// <summary>A store, as far as those who write people need it.</summary>
internal sealed record StoreFacts(Guid Id, string Name, string Tag, string TimeZone, IReadOnlySet<DateOnly> ClosedDays);

/// <summary>A campaign with the version that newcomers enter.</summary>
internal sealed record OpenCampaign(Guid Id, Guid VersionId, CampaignVersion Version);
