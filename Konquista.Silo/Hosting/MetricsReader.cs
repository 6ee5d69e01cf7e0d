using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Konquista.Silo.Hosting;

/// <summary>Takes a reading in one round trip whose cost does not grow with the backlog: queues are counted up to ten thousand.</summary>
internal sealed class MetricsReader(NpgsqlDataSource db)
{
    private const int Patience = 3;

    // Transactions of every database on the server hold readers back, as a snapshot's xmin counts them all.
    [StringSyntax("sql")]
    private const string Select = """
        select
          coalesce(w.seconds, 0)::float8, coalesce(w.pid, 0),
          coalesce(extract(epoch from product_now() - (
            select min(d.due_at)
            from phones p
            cross join generate_series(0, 9) priority
            cross join lateral (
              select due_at from messages
              where phone_id = p.id and priority = priority.priority::smallint and state = 'planned' and due_at <= product_now()
              order by due_at limit 1
            ) d
          )), 0)::float8,
          (select count(*) from (
            select from webhook_inbox where processed_at is null and parked_at is null limit 10000) o)::int,
          (select count(*) from (
            select from webhook_inbox where processed_at is null and parked_at is not null limit 10000) o)::int,
          (select count(*) from (
            select from messages where state = 'uncertain' and ended_at is null limit 10000) u)::int,
          (select count(*) from phones where blocked_until > product_now() and removed_at is null)::int
        from (select) one
        left join lateral (
          select pid, greatest(extract(epoch from clock_timestamp() - xact_start), 0) as seconds
          from pg_stat_activity
          where backend_xid is not null
          order by age(backend_xid) desc
          limit 1
        ) w on true
        """;

    public async Task<MetricsReading> Read(CancellationToken cancellation)
    {
        await using var command = db.CreateCommand(Select);
        command.CommandTimeout = Patience;
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return new()
        {
            FeedLag = TimeSpan.FromSeconds(row.GetDouble(0)),
            BlockingPid = row.GetInt32(1),
            DueLag = TimeSpan.FromSeconds(row.GetDouble(2)),
            InboxOpen = row.GetInt32(3),
            InboxParked = row.GetInt32(4),
            Uncertain = row.GetInt32(5),
            PhonesBlocked = row.GetInt32(6),
        };
    }
}
