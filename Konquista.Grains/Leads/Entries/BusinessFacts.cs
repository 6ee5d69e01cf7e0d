using Konquista.Calendars;
using Konquista.Campaigns;
using Konquista.Imports.Files;
using Konquista.Leads;
using Konquista.Leads.Entries;

namespace Konquista.Imports;

/// <summary>What the installation looks like while a chunk is written: stores, rules, the campaigns that can be entered, and how reminders are read.</summary>
internal sealed record ImportSetup
{
    public required DateTimeOffset Now { get; init; }

    /// <summary>How long it may take until a silo sees a reminder that it did not write itself.</summary>
    public required TimeSpan ReminderRefresh { get; init; }

    public required TimeSpan ReminderRetry { get; init; }

    public IReadOnlyList<ImportStoreFacts> Stores { get; init; } = [];

    public IReadOnlyList<TagRule> Rules { get; init; } = [];

    public IReadOnlyDictionary<Guid, ImportCampaign> Campaigns { get; init; } = new Dictionary<Guid, ImportCampaign>();

    /// <summary>Days on which the whole business is closed; those of each store contain them.</summary>
    public IReadOnlySet<DateOnly> ClosedEverywhere { get; init; } = new HashSet<DateOnly>();

    private Dictionary<(Guid Version, string TimeZone, Guid? Store), SendingCalendar> Calendars { get; } = [];

    private IReadOnlyList<StoreTag> StoreTags => field ??= [.. Stores.Select(store => new StoreTag(store.Id, store.Tag, store.Name))];

    public ImportStoreFacts? StoreOf(IReadOnlyList<string> tags) =>
        Leads.Entries.StoreTags.Choose(StoreTags, tags) is { } id ? Stores.First(store => store.Id == id) : null;

    /// <summary>The one that the line itself names, else that of the tags.</summary>
    public ImportStoreFacts? StoreOf(ImportLine line, IReadOnlyList<string> tags) => StoreOf(Tags.Parse(line.Store)) ?? StoreOf(tags);

    /// <summary>The one that was asked for, or that the rules name; null when it cannot be entered now.</summary>
    public ImportCampaign? CampaignOf(ImportOptions options, IReadOnlyList<string> tags) =>
        (options.CampaignId ?? TagRules.Choose(Rules, tags, LeadSource.Import)) is { } id ? Campaigns.GetValueOrDefault(id) : null;

    /// <summary>One instance for all who share it.</summary>
    public SendingCalendar Calendar(ImportCampaign campaign, string timeZone, ImportStoreFacts? store)
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

/// <summary>A store, as far as an import needs it.</summary>
internal sealed record ImportStoreFacts(Guid Id, string Name, string Tag, string TimeZone, IReadOnlySet<DateOnly> ClosedDays);

/// <summary>A campaign with the version that newcomers enter.</summary>
internal sealed record ImportCampaign(Guid Id, Guid VersionId, CampaignVersion Version);
