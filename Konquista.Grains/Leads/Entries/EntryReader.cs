using System.Diagnostics.CodeAnalysis;
using Konquista.Campaigns;
using Konquista.Leads.Steps;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Leads.Entries;

/// <summary>Reads what bears on a person's entry into a campaign: the rules that choose it, and what they have behind them.</summary>
internal sealed class EntryReader(NpgsqlDataSource db, CampaignVersions versions)
{
    [StringSyntax("sql")]
    private const string SelectRules = "select position, word, campaign_id, source from tag_rules order by position";

    [StringSyntax("sql")]
    private const string SelectStores = "select id, tag, name from stores order by name";

    [StringSyntax("sql")]
    private const string SelectStanding = """
        select (select version_id from campaigns where id = $3 and state in ('running', 'paused')),
               exists (select from enrollments where lead_id = $1 and campaign_id = $3 and state = 'active'),
               exists (select from enrollments where lead_id = any (leads_of($1)) and campaign_id = $3 and state <> 'active'
                 and end_reason is distinct from 'import_undone'),
               exists (select from appointments where (lead_id = $1 or phone = nullif($2, ''))
                 and appointment_counts(status, coalesce(starts_at, created_at))),
               coalesce(l.opted_out_at is not null, false),
               coalesce(l.waiting_since is not null or l.human_until > product_now(), false)
        from (select 1) one
        left join leads l on l.id = $1
        """;

    /// <summary>The campaign that the tag rules name; null when none does.</summary>
    public async Task<Guid?> Campaign(IReadOnlyList<string> tags, string source)
    {
        var rules = new List<TagRule>();
        await using var command = db.Command(SelectRules);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            rules.Add(new(rows.GetInt32(0), rows.GetString(1), rows.GetGuid(2), rows.ValueOrNull<string>(3)));
        }

        return TagRules.Choose(rules, tags, source);
    }

    /// <summary>The store that a person's tags name; null when none does.</summary>
    public async Task<Guid?> Store(IReadOnlyList<string> tags)
    {
        if (tags.Count == 0)
        {
            return null;
        }

        var stores = new List<StoreTag>();
        await using var command = db.Command(SelectStores);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            stores.Add(new(rows.GetGuid(0), rows.GetString(1), rows.GetString(2)));
        }

        return StoreTags.Choose(stores, tags);
    }

    /// <summary>Whether this person enters, and the version they would enter.</summary>
    public async Task<(Entry Entry, Guid? VersionId, CampaignVersion? Version)> Decide(
        Guid leadId, string phone, Guid? campaignId, bool again, Traits traits, bool inConversation)
    {
        await using var command = db.Command(SelectStanding, leadId, phone, campaignId);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        var versionId = row.ValueOrNull<Guid?>(0);
        var version = versionId is { } id ? await versions.Get(id) : null;
        var entry = EntryRules.Decide(new()
        {
            Campaign = version,
            Traits = traits,
            IsIn = row.GetBoolean(1),
            HasFinished = row.GetBoolean(2),
            HasAppointment = row.GetBoolean(3),
            HasOptedOut = row.GetBoolean(4),
            IsInConversation = inConversation || row.GetBoolean(5),
            Again = again,
        });
        return (entry, versionId, version);
    }
}
