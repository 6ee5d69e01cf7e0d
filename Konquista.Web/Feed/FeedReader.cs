using System.Diagnostics.CodeAnalysis;
using Konquista.Feed;
using Npgsql;
using NpgsqlTypes;

namespace Konquista.Web.Feed;

/// <summary>Reads the facts after a place, in the one order in which none can appear behind a reader: by transaction, as soon as
/// every older transaction of the server has ended.</summary>
internal sealed class FeedReader(NpgsqlDataSource database)
{
    public const int Most = 1000;
    private const int Patience = 10;

    [StringSyntax("sql")]
    private const string Bounds = "select era, pg_snapshot_xmin(pg_current_snapshot()) from feed_era";

    [StringSyntax("sql")]
    private const string Last = """
        select e.era, f.xid, f.id
        from feed_era e
        left join lateral (
          select xid, id from feed where xid < pg_snapshot_xmin(pg_current_snapshot()) order by xid desc, id desc limit 1
        ) f on true
        """;

    // The comparison by row is what makes each partition's primary key a range to begin in.
    [StringSyntax("sql")]
    internal const string After = """
        select xid, id, at, kind, lead_id, lead_version, enrollment_id, campaign_id, message_id, phone_id, import_id, actor, data,
          (select l.store_id from leads l where l.id = feed.lead_id) as store_id
        from feed
        where (xid, id) > ($1, $2) and xid < pg_snapshot_xmin(pg_current_snapshot())
        order by xid, id
        limit $3::int
        """;

    /// <summary>The facts after <paramref name="after"/>, oldest first, at most <paramref name="limit"/> of them.</summary>
    public async Task<FeedPage> Read(FeedCursor after, int limit, CancellationToken cancel = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var batch = Batch(connection, after, Math.Clamp(limit, 1, Most));
        await using var rows = await batch.ExecuteReaderAsync(cancel);
        await rows.ReadAsync(cancel);
        var era = rows.GetInt32(0);
        if (after.Era != era || after.Xid >= rows.GetFieldValue<ulong>(1))
        {
            return new FeedPage.Expired(new(era, 0, 0));
        }

        await rows.NextResultAsync(cancel);
        var facts = new List<Fact>();
        while (await rows.ReadAsync(cancel))
        {
            facts.Add(FactOf(rows, era));
        }

        return new FeedPage.Facts(facts, facts is [.., var last] ? last.Cursor : after);
    }

    /// <summary>Before the first fact that is kept.</summary>
    public async Task<FeedCursor> Start(CancellationToken cancel = default) => new((await End(cancel)).Era, 0, 0);

    /// <summary>After the last fact that may be read now. A place at a fact, since a crashed server may give out again a transaction id
    /// that wrote nothing.</summary>
    public async Task<FeedCursor> End(CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(Last);
        command.CommandTimeout = Patience;
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return row.IsDBNull(1)
            ? new(row.GetInt32(0), 0, 0)
            : new(row.GetInt32(0), row.GetFieldValue<ulong>(1), row.GetInt64(2));
    }

    private static NpgsqlBatch Batch(NpgsqlConnection connection, FeedCursor after, int limit) => new(connection)
    {
        Timeout = Patience,
        BatchCommands =
        {
            new(Bounds),
            new(After)
            {
                Parameters =
                {
                    new() { Value = after.Xid, NpgsqlDbType = NpgsqlDbType.Xid8 },
                    new() { Value = after.Id },
                    new() { Value = limit },
                },
            },
        },
    };

    private static Fact FactOf(NpgsqlDataReader row, int era) => new()
    {
        Cursor = new(era, row.GetFieldValue<ulong>(0), row.GetInt64(1)),
        At = row.GetFieldValue<DateTimeOffset>(2),
        Kind = row.GetString(3),
        LeadId = IdOrNull(row, 4),
        LeadVersion = row.IsDBNull(5) ? null : row.GetInt32(5),
        EnrollmentId = IdOrNull(row, 6),
        CampaignId = IdOrNull(row, 7),
        MessageId = IdOrNull(row, 8),
        PhoneId = IdOrNull(row, 9),
        ImportId = IdOrNull(row, 10),
        Actor = row.IsDBNull(11) ? null : row.GetString(11),
        Data = row.IsDBNull(12) ? null : row.GetString(12),
        StoreId = IdOrNull(row, 13),
    };

    private static Guid? IdOrNull(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);
}
