using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Panel;

/// <summary>Counts today up to now, and yesterday and the same weekday a week ago up to the same hour; what is past is counted once a minute.</summary>
internal sealed class PastDays(NpgsqlDataSource database, TimeProvider time)
{
    private const int Today = 0;
    private static readonly int[] Before = [1, 7];
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    [StringSyntax("sql")]
    private const string Count = """
        with d as materialized (
          select n.ago, (product_now() at time zone 'America/Sao_Paulo')::date - n.ago as day,
            date_trunc('day', product_now() at time zone 'America/Sao_Paulo') at time zone 'America/Sao_Paulo' - make_interval(days => n.ago) as starts,
            product_now() - make_interval(days => n.ago) as upto
          from unnest(@days::int[]) as n (ago)
        )
        select d.ago, m.sent, m.delivered, m.read, c.captured, c.p50, c.p95, r.replied, b.booked
        from d
        cross join lateral (
          select count(*) filter (where m.accepted_at <= d.upto and m.state in ('accepted', 'sent', 'delivered', 'read')) as sent,
            count(*) filter (where m.delivered_at <= d.upto) as delivered,
            count(*) filter (where m.read_at <= d.upto) as read
          from messages m
          where m.local_day = d.day
            and (@only::uuid is null or exists (select from leads l where l.id = m.lead_id and l.store_id = @only))
        ) m
        cross join lateral (
          select (select count(*) from leads k
              where k.captured_at >= d.starts and k.captured_at <= d.upto and k.merged_into is null
                and (@only::uuid is null or k.store_id = @only)) as captured,
            percentile_cont(0.5) within group (order by extract(epoch from f.first - l.captured_at)) as p50,
            percentile_cont(0.95) within group (order by extract(epoch from f.first - l.captured_at)) as p95
          from (
            select id, captured_at from leads
            where captured_at >= d.starts and captured_at <= d.upto and merged_into is null and (@only::uuid is null or store_id = @only)
            order by captured_at desc, id desc
            limit 5000
          ) l
          left join lateral (
            select min(m.accepted_at) as first from messages m
            where m.lead_id = l.id and m.month = date_trunc('month', l.captured_at at time zone 'UTC')::date and m.accepted_at <= d.upto
          ) f on true
        ) c
        cross join lateral (
          select count(distinct i.lead_id) as replied from inbound i
          where i.at >= d.starts and i.at <= d.upto
            and (@only::uuid is null or exists (select from leads l where l.id = i.lead_id and l.store_id = @only))
        ) r
        cross join lateral (
          select count(*) as booked from appointments a
          where a.created_at >= d.starts and a.created_at <= d.upto and a.status <> 'cancelled'
            and (@only::uuid is null or a.store_id = @only)
        ) b
        """;

    private readonly ConcurrentDictionary<Guid, (long At, IReadOnlyList<PanelDay> Days)> _past = [];

    /// <summary>Today, yesterday and a week ago.</summary>
    public async Task<PanelDays> Read(Guid? only, CancellationToken cancel)
    {
        var key = only ?? Guid.Empty;
        await using var connection = await database.OpenConnectionAsync(cancel);
        if (!_past.TryGetValue(key, out var past) || time.GetElapsedTime(past.At) > Freshness)
        {
            past = (time.GetTimestamp(), await Read(connection, Before, only, cancel));
            _past[key] = past;
        }

        var today = await Read(connection, [Today], only, cancel);
        return new(today[0], past.Days.Single(day => day.Ago == Before[0]), past.Days.Single(day => day.Ago == Before[1]));
    }

    private static async Task<IReadOnlyList<PanelDay>> Read(NpgsqlConnection connection, int[] days, Guid? only, CancellationToken cancel) =>
        [.. await connection.QueryAsync<PanelDay>(new CommandDefinition(Count, new { days, only }, commandTimeout: 10, cancellationToken: cancel))];
}

/// <summary>The three days that the panel compares.</summary>
internal sealed record PanelDays(PanelDay Today, PanelDay Yesterday, PanelDay LastWeek);

/// <summary>The counts of one day. Accepted by a provider or higher is sent; what no provider reported is not counted as delivered.</summary>
internal sealed record PanelDay
{
    public int Ago { get; init; }

    public long Captured { get; init; }

    /// <summary>Seconds from capture to first message, for half of those who were captured: the newest of them where they are very many.</summary>
    public double? P50 { get; init; }

    public double? P95 { get; init; }

    public long Sent { get; init; }

    public long Delivered { get; init; }

    public long Read { get; init; }

    public long Replied { get; init; }

    public long Booked { get; init; }
}
