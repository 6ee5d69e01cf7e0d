using System.Diagnostics.CodeAnalysis;
using Dapper;
using Konquista.Web.Sending;
using Npgsql;

namespace Konquista.Web.Live;

/// <summary>Reads how the installation stands, in one round trip.</summary>
internal sealed class LiveReading(NpgsqlDataSource database, SendingSystem sending)
{
    [StringSyntax("sql")]
    private const string Counts = """
        with today as materialized (
          select date_trunc('day', product_now() at time zone 'America/Sao_Paulo') as midnight
        ), day as materialized (
          select midnight::date as day, midnight at time zone 'America/Sao_Paulo' as starts from today
        )
        select product_now() as now,
          (select paused_at from sending) as pausedat,
          (select count(*) from leads where captured_at >= (select starts from day)) as captured,
          m.pending, m.sent, m.delivered, m.read, m.failed,
          (select count(distinct lead_id) from inbound where at >= (select starts from day)) as replied,
          (select count(*) from messages where state = 'uncertain') as uncertain,
          (select count(*) from leads where waiting_since is not null) as waiting,
          least(
            (select min(due_at) from messages where state = 'planned'),
            (select min(next_at) from enrollments where state = 'active')) as nextdue
        from (
          select count(*) filter (where state in ('planned', 'sending')) as pending,
            count(*) filter (where state in ('accepted', 'sent', 'delivered', 'read')) as sent,
            count(*) filter (where state in ('delivered', 'read')) as delivered,
            count(*) filter (where state = 'read') as read,
            count(*) filter (where state = 'failed') as failed
          from messages where local_day = (select day from day)
        ) m
        """;

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
        where p.removed_at is null
        order by p.name, p.id
        """;

    [StringSyntax("sql")]
    private const string Facts = """
        select f.at, f.kind, f.lead_id as leadid, l.name as lead, f.data ->> 'reason' as reason
        from (select * from feed order by xid desc, id desc limit 12) f
        left join leads l on l.id = f.lead_id
        order by f.xid desc, f.id desc
        """;

    public async Task<LiveSnapshot> Read(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var answers = await connection.QueryMultipleAsync(
            new CommandDefinition($"{Counts};\n{Phones};\n{Facts}", commandTimeout: 10, cancellationToken: cancel));
        var numbers = await answers.ReadSingleAsync<Numbers>();
        var phones = await answers.ReadAsync<PhoneStrip>();
        var facts = await answers.ReadAsync<LatestFact>();
        return new(numbers, [.. phones], [.. facts], sending.IsAway);
    }
}
