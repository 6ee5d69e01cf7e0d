using System.Diagnostics.CodeAnalysis;
using Konquista.Campaigns;
using Konquista.Leads.Suppression;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Leads.Entries;

/// <summary>Reads what has to be known before many people are decided on: the business's stores and campaigns, and the numbers already known.</summary>
internal sealed class EntryLookup(NpgsqlDataSource db, SuppressionList suppressed, TimeProvider clock)
{
    [StringSyntax("sql")]
    private const string Clock = """
        select coalesce(max(reminder_refresh), interval '5 minutes'), coalesce(max(reminder_retry), interval '3 minutes')
        from product_clock
        """;

    [StringSyntax("sql")]
    private const string Stores = "select id, name, tag, time_zone, closed_days || closed_everywhere() from stores order by name";

    [StringSyntax("sql")]
    private const string ClosedEverywhere = "select closed_everywhere()";

    [StringSyntax("sql")]
    private const string Rules = "select position, word, campaign_id, source from tag_rules order by position";

    [StringSyntax("sql")]
    private const string Campaigns = """
        select c.id, c.version_id, v.definition
        from campaigns c join campaign_versions v on v.id = c.version_id
        where c.state in ('running', 'paused')
        """;

    public async Task<BusinessFacts> Setup(CancellationToken cancellation)
    {
        await using var batch = db.CreateBatch();
        foreach (var sql in (string[])[Clock, Stores, Rules, Campaigns, ClosedEverywhere])
        {
            batch.BatchCommands.Add(new(sql));
        }

        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        var (refresh, retry) = (rows.GetFieldValue<TimeSpan>(0), rows.GetFieldValue<TimeSpan>(1));
        await rows.NextResultAsync(cancellation);
        var stores = await All(rows, Store, cancellation);
        await rows.NextResultAsync(cancellation);
        var rules = await All(rows, row => new TagRule(row.GetInt32(0), row.GetString(1), row.GetGuid(2), row.ValueOrNull<string>(3)), cancellation);
        await rows.NextResultAsync(cancellation);
        var campaigns = await All(rows, Campaign, cancellation);
        await rows.NextResultAsync(cancellation);
        var closed = await All(rows, row => row.GetFieldValue<DateOnly[]>(0), cancellation);
        return new()
        {
            Now = clock.GetUtcNow(),
            ReminderRefresh = refresh,
            ReminderRetry = retry,
            Stores = stores,
            Rules = rules,
            Campaigns = campaigns.ToDictionary(campaign => campaign.Id),
            ClosedEverywhere = closed[0].ToHashSet(),
        };
    }

    [StringSyntax("sql")]
    private const string Known = """
        select number, lead_id, tags, opted_out, booked, active, ended, repeated, from_here, was_changed, was_enrolled, in_conversation, name, store_id, note
        from import_known($1, $2, $3)
        """;

    /// <summary>What is known of each number to whoever is no import.</summary>
    public Task<Dictionary<string, KnownNumber>> Numbers(string[] numbers, CancellationToken cancellation) => Numbers(Guid.Empty, numbers, isRestart: false, cancellation);

    /// <summary>What is known of each number. After a restart, also whether this import had already reached them.</summary>
    public async Task<Dictionary<string, KnownNumber>> Numbers(Guid importId, string[] numbers, bool isRestart, CancellationToken cancellation)
    {
        await using var command = db.Command(Known, importId, numbers, isRestart);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var known = await All(rows, Number, cancellation);
        var barred = await suppressed.Among([.. known.Where(number => number.LeadId is null).Select(number => number.Number)], cancellation);
        return known.ToDictionary(
            number => number.Number, number => number with { Barred = barred.GetValueOrDefault(number.Number) }, StringComparer.Ordinal);
    }

    private static StoreFacts Store(NpgsqlDataReader row) =>
        new(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetFieldValue<DateOnly[]>(4).ToHashSet());

    private static OpenCampaign Campaign(NpgsqlDataReader row) =>
        new(row.GetGuid(0), row.GetGuid(1), Json.Read<CampaignVersion>(row.GetString(2)));

    private static KnownNumber Number(NpgsqlDataReader row) =>
        row.IsDBNull(1)
            ? new(row.GetString(0), null) { HasAppointment = row.GetBoolean(4) }
            : new(row.GetString(0), row.GetGuid(1))
            {
                Tags = row.GetFieldValue<string[]>(2),
                HasOptedOut = row.GetBoolean(3),
                HasAppointment = row.GetBoolean(4),
                Active = row.GetFieldValue<Guid[]>(5),
                Ended = row.GetFieldValue<Guid[]>(6),
                IsRepeated = row.GetBoolean(7),
                IsFromHere = row.GetBoolean(8),
                WasChanged = row.GetBoolean(9),
                WasEnrolled = row.GetBoolean(10),
                IsInConversation = row.GetBoolean(11),
                Name = row.GetString(12),
                StoreId = row.ValueOrNull<Guid?>(13),
                Note = row.GetString(14),
            };

    private static async Task<List<T>> All<T>(NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        var all = new List<T>();
        while (await rows.ReadAsync(cancellation))
        {
            all.Add(read(rows));
        }

        return all;
    }
}
