using System.Diagnostics.CodeAnalysis;
using Konquista.Messages;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Leads;

/// <summary>What a person says of an uncertain message: it arrived, it did not, or a new one is to take its place.</summary>
internal sealed class MessageSettlements(NpgsqlDataSource db)
{
    [StringSyntax("sql")]
    private const string SettleMessage = """
        with m as (
          update messages
          set state = $3, accepted_at = case when $3 = 'accepted' then coalesce(accepted_at, claimed_at) end,
              ended_at = case when $3 = 'failed' then product_clock_timestamp() end, reason = 'settled'
          where id = $1 and lead_id = $2 and state = 'uncertain'
          returning *
        ), f as (
          insert into feed (at, kind, lead_id, enrollment_id, campaign_id, message_id, phone_id, actor, data)
          select product_clock_timestamp(), 'message.settled', lead_id, enrollment_id, campaign_id, id, phone_id, $4,
                 jsonb_build_object('reason', $3::text)
          from m
        )
        select phone_id from m
        """;

    // From the number it went from, unless that is gone: then from one that might send to this person anyway.
    [StringSyntax("sql")]
    private const string PlanRepeat = """
        with r as (
          insert into messages (id, month, kind, lead_id, campaign_id, step, phone_id, template_id, body, author, state, priority, local_day,
            due_at, closes_at, expires_at, planned_at, replaces)
          select $3, date_trunc('month', product_now() at time zone 'UTC')::date, case m.kind when 'test' then 'test' else 'manual' end,
                 m.lead_id, m.campaign_id, m.step, p.id, m.template_id, coalesce(m.body, a.body), m.author, 'planned', 0, (product_now() at time zone l.time_zone)::date, product_now(),
                 product_now() + interval '1 day', product_now() + interval '1 day', product_clock_timestamp(), m.id
          from messages m
          join leads l on l.id = m.lead_id
          left join attempts a on a.message_id = m.id and a.month = m.month and a.no = m.attempts
          cross join lateral (
            select p.id
            from phones p
            where p.removed_at is null and (p.id = m.phone_id or (p.purpose <> 'answers' and (p.store_id = l.store_id
              or exists (select from campaign_phones c where c.phone_id = p.id and c.campaign_id = m.campaign_id))))
            order by p.id = m.phone_id desc, p.store_id = l.store_id desc nulls last, p.id
            limit 1
          ) p
          where m.id = $1 and m.lead_id = $2 and l.opted_out_at is null and l.merged_into is null
          on conflict do nothing
          returning *
        ), f as (
          insert into feed (at, kind, lead_id, campaign_id, message_id, phone_id, actor, data)
          select planned_at, 'message.planned', lead_id, campaign_id, id, phone_id, $4, jsonb_build_object('reason', 'repeated')
          from r
        )
        select phone_id from r
        """;

    public async Task<(bool Settled, Guid? PhoneId)> Settle(LeadFacts lead, Guid messageId, Settlement settlement, string by)
    {
        var state = settlement == Settlement.WasSent ? MessageState.Accepted : MessageState.Failed;
        await using var connection = await db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.Command(SettleMessage, messageId, lead.Id, Words.Of(state), by);
        if (await command.ExecuteScalarAsync() is not Guid)
        {
            return (false, null);
        }

        var phone = settlement == Settlement.SendAgain ? await Repeat(connection, lead.Id, messageId, by) : null;
        if (settlement == Settlement.SendAgain && phone is null && lead is { OptedOutAt: null, MergedInto: null })
        {
            return (false, null);
        }

        await transaction.CommitAsync();
        return (true, phone);
    }

    /// <summary>The number that sends it; null when none may.</summary>
    private static async Task<Guid?> Repeat(NpgsqlConnection connection, Guid leadId, Guid messageId, string by)
    {
        var repeat = StableHash.Guid("repeat", messageId.ToString("N"));
        await using var command = connection.Command(PlanRepeat, messageId, leadId, repeat, by);
        return await command.ExecuteScalarAsync() as Guid?;
    }
}
