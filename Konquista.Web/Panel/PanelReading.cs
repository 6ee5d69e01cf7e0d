using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Panel;

/// <summary>Reads the panel of all stores or of one, in one round trip and at most once a second for all who look at it.</summary>
internal sealed class PanelReading(NpgsqlDataSource database, PastDays past, TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(0.8);

    /// <summary>What takes long to read, while a great file comes in, is read the less often: the database rests so many times as long.</summary>
    private const int Rest = 10;

    [StringSyntax("sql")]
    private const string Phones = """
        select p.id, p.name, p.sandbox, p.daily_cap as dailycap, p.paused_at as pausedat,
          p.blocked_until as blockeduntil, p.block_reason as blockreason, a.used, a.last as lastsend
        from phones p
        left join lateral (
          select count(*) as used, max(claimed_at) as last from attempts
          where phone_id = p.id
            and claimed_at >= date_trunc('day', product_now() at time zone 'America/Sao_Paulo') at time zone 'America/Sao_Paulo'
        ) a on true
        where p.removed_at is null and (@only::uuid is null or p.store_id = @only)
        order by p.name, p.id
        """;

    [StringSyntax("sql")]
    private const string Needs = """
        select product_now() as now,
          w.waiting, w.oldest,
          (select count(*) from messages m join leads l on l.id = m.lead_id
            where m.state = 'uncertain' and (@only::uuid is null or l.store_id = @only)) as uncertain,
          (select count(*) from messages m join leads l on l.id = m.lead_id
            where m.local_day = (product_now() at time zone 'America/Sao_Paulo')::date and m.state = 'failed'
              and (@only::uuid is null or l.store_id = @only)) as failed,
          (select coalesce(sum(refused), 0) from imports
            where @only::uuid is null and created_at > product_now() - interval '7 days'
              and state in ('running', 'stopped', 'done', 'failed')) as refused
        from (
          select count(*) as waiting, min(waiting_since) as oldest from leads
          where waiting_since is not null and (@only::uuid is null or store_id = @only)
        ) w
        """;

    [StringSyntax("sql")]
    private const string Hours = """
        select h.hour, sum(h.messages)::bigint as messages
        from (
          select date_trunc('hour', greatest(e.next_at, product_now())) as hour, count(*) as messages
          from enrollments e
          join campaigns c on c.id = e.campaign_id and c.state = 'running'
          where e.state = 'active' and e.next_at < product_now() + interval '24 hours'
            and (@only::uuid is null or exists (select from leads l where l.id = e.lead_id and l.store_id = @only))
          group by 1
          union all
          select date_trunc('hour', greatest(m.due_at, product_now())), count(*)
          from messages m
          where m.state = 'planned' and m.due_at < product_now() + interval '24 hours'
            and (@only::uuid is null or exists (select from leads l where l.id = m.lead_id and l.store_id = @only))
          group by 1
        ) h
        group by h.hour
        order by h.hour
        """;

    [StringSyntax("sql")]
    private const string Facts = """
        select f.at, f.kind, f.lead_id as leadid, l.name as lead, f.data ->> 'reason' as reason,
          case when f.lead_id is null then f.data ->> 'name' end as name
        from feed f
        left join leads l on l.id = f.lead_id
        where @only::uuid is null or l.store_id = @only
        order by f.xid desc, f.id desc
        limit 10
        """;

    private readonly ConcurrentDictionary<Guid, Reading> _latest = [];

    public async Task<PanelSnapshot> Latest(Guid? only, CancellationToken cancel)
    {
        var reading = _latest.GetOrAdd(only ?? Guid.Empty, _ => new Reading());
        await reading.Turn.WaitAsync(cancel);
        try
        {
            if (reading.Snapshot is not { } known || time.GetElapsedTime(reading.At) > reading.Lasts)
            {
                var began = time.GetTimestamp();
                known = await Read(only, cancel);
                var took = time.GetElapsedTime(began);
                (reading.Snapshot, reading.At, reading.Lasts) = (known, time.GetTimestamp(), Freshness > took * Rest ? Freshness : took * Rest);
            }

            return known;
        }
        finally
        {
            reading.Turn.Release();
        }
    }

    private async Task<PanelSnapshot> Read(Guid? only, CancellationToken cancel)
    {
        var days = await past.Read(only, cancel);
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var answers = await connection.QueryMultipleAsync(new CommandDefinition(
            $"{Needs};\n{Phones};\n{Hours};\n{Facts};\n{FirstContact.BySource}", new { only }, commandTimeout: 10, cancellationToken: cancel));
        var needs = await answers.ReadSingleAsync<PanelNeeds>();
        var phones = await answers.ReadAsync<PhoneStrip>();
        var hours = await answers.ReadAsync<HourAhead>();
        var facts = await answers.ReadAsync<LatestFact>();
        var contacts = await answers.ReadAsync<FirstContact>();
        return new(needs, days, [.. phones], [.. hours], [.. facts], [.. contacts]);
    }

    private sealed class Reading
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public PanelSnapshot? Snapshot { get; set; }

        public long At { get; set; }

        /// <summary>How long it is shown.</summary>
        public TimeSpan Lasts { get; set; }
    }
}
