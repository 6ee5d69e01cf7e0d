using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Messages;

/// <summary>Messages that nobody will look at again by themselves: uncertain for too long, planned for an enrollment that is over, due while their phone sleeps.</summary>
internal sealed class MessageLeftovers(NpgsqlDataSource db)
{
    [StringSyntax("sql")]
    private const string CloseSql = """
        with m as (
          update messages set ended_at = product_clock_timestamp(), reason = 'unsettled'
          where state = 'uncertain' and ended_at is null and claimed_at < product_now() - setting_days('uncertain_days')
          returning *
        )
        insert into feed (at, kind, lead_id, enrollment_id, campaign_id, message_id, phone_id, data)
        select ended_at, 'message.closed', lead_id, enrollment_id, campaign_id, id, phone_id, jsonb_build_object('reason', reason)
        from m
        """;

    // An active enrollment's planner gives up its own messages; what was written by hand, or outlived its enrollment, has none.
    [StringSyntax("sql")]
    private const string ExpireSql = """
        with m as (
          update messages m
          set state = 'skipped', reason = 'expired', ended_at = product_clock_timestamp()
          where m.state = 'planned' and m.expires_at < product_now()
            and not exists (select from enrollments e where e.id = m.enrollment_id and e.state = 'active')
          returning *
        )
        insert into feed (at, kind, lead_id, enrollment_id, campaign_id, message_id, phone_id, data)
        select ended_at, 'message.skipped', lead_id, enrollment_id, campaign_id, id, phone_id,
               jsonb_build_object('step', step, 'reason', reason)
        from m
        """;

    [StringSyntax("sql")]
    private const string SelectWaiting = """
        select distinct phone_id
        from messages
        where state = 'planned' and due_at < product_now() - interval '1 minute' and closes_at > product_now()
        """;

    public Task CloseUncertain() => db.Execute(CloseSql);

    public Task Expire() => db.Execute(ExpireSql);

    /// <summary>Phones that have been due to send for more than a minute.</summary>
    public async Task<IReadOnlyList<Guid>> WaitingPhones()
    {
        await using var command = db.Command(SelectWaiting);
        await using var rows = await command.ExecuteReaderAsync();
        var phones = new List<Guid>();
        while (await rows.ReadAsync())
        {
            phones.Add(rows.GetGuid(0));
        }

        return phones;
    }
}
