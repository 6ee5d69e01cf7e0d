using System.Diagnostics.CodeAnalysis;
using Dapper;
using Konquista.Web.Campaigns;
using Npgsql;

namespace Konquista.Web.Messages;

/// <summary>All that is known of one message: what it was to say, every try to send it, and what the provider reported of it.</summary>
internal sealed class MessageFile(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Head = $"""
        select product_now() as now, m.id, m.month, m.kind, m.lead_id as leadid, l.name as lead, l.phone as leadphone, l.time_zone as timezone,
          m.campaign_id as campaignid, c.name as campaign, {StepPlace.OfMessage} as place, m.phone_id as phoneid, p.name as phone, p.provider, t.name as template,
          m.body, m.author, m.state, m.reason, m.priority, m.local_day as localday, m.due_at as dueat, m.closes_at as closesat,
          m.planned_at as plannedat, m.claimed_at as claimedat, m.accepted_at as acceptedat, m.sent_at as sentat,
          m.delivered_at as deliveredat, m.read_at as readat, m.ended_at as endedat, m.provider_id as providerid, m.replaces,
          (select r.id from messages r where r.lead_id = m.lead_id and r.replaces = m.id limit 1) as replacedby
        from messages m
        left join leads l on l.id = m.lead_id
        left join campaigns c on c.id = m.campaign_id
        left join phones p on p.id = m.phone_id
        left join templates t on t.id = m.template_id
        where m.id = @id and (@only::uuid is null or l.store_id = @only)
        """;

    [StringSyntax("sql")]
    private const string Tries = """
        select a.no, p.name as phone, a.claimed_at as claimedat, a.finished_at as finishedat, a.outcome, a.http_status as httpstatus,
          a.error, a.detail, a.variant, a.body, a.provider_id as providerid
        from attempts a left join phones p on p.id = a.phone_id
        where a.message_id = @id and a.month = @month
        order by a.no desc
        """;

    // A status names its message by the provider's id, or by the one that we gave it on the way.
    [StringSyntax("sql")]
    private const string Reports = """
        with names as (
          select provider_id as name from messages where id = @id and month = @month and provider_id is not null
          union select provider_id from attempts where message_id = @id and month = @month and provider_id is not null
          union select 'k1.' || to_char(@month::date, 'YYYYMM') || '.' || replace(@id::uuid::text, '-', '')
        )
        select w.id, s.word, w.received_at as receivedat, w.processed_at as processedat, w.outcome,
          case when @whole then jsonb_pretty(w.body) end as body
        from names n
        cross join unnest(array['sent', 'delivered', 'read', 'failed', 'played', 'deleted', 'warning']) as s (word)
        join webhook_inbox w on w.event_key = 'status:' || n.name || ':' || s.word
        order by w.received_at, w.id
        """;

    /// <summary>Null also for a message to a lead of another store than the one store somebody may see.</summary>
    public async Task<MessageDetails?> Find(Guid id, Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<MessageDetails>(new CommandDefinition(Head, new { id, only }, cancellationToken: cancel));
    }

    /// <summary>The tries, latest first, and the reports in the order they came; what the provider wrote only where it may be seen whole.</summary>
    public async Task<(IReadOnlyList<MessageTry> Tries, IReadOnlyList<StatusNews> Reports)> Read(
        MessageDetails message, bool whole, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var answers = await connection.QueryMultipleAsync(
            new CommandDefinition($"{Tries};\n{Reports}", new { id = message.Id, month = message.Month, whole }, cancellationToken: cancel));
        return ([.. await answers.ReadAsync<MessageTry>()], [.. await answers.ReadAsync<StatusNews>()]);
    }
}
