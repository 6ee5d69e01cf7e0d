using System.Diagnostics.CodeAnalysis;
using Konquista.Leads.Steps;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Leads;

/// <summary>A lead's own entries in the ledger: what it plans, moves and gives up before any phone has claimed it.</summary>
internal sealed class LeadLedger
{
    [StringSyntax("sql")]
    private const string Plan = "select lead_id, version from plan_messages($1, $2::jsonb)";

    [StringSyntax("sql")]
    private const string MoveMessage = """
        with m as (
          update messages
          set local_day = $3, due_at = $4, closes_at = $5, expires_at = $6, reason = 'outside_window'
          where id = $1 and month = $2 and state = 'planned'
          returning *
        ), e as (
          update enrollments set day_zero = coalesce($7, day_zero) from m where enrollments.id = m.enrollment_id
        )
        insert into feed (at, kind, lead_id, enrollment_id, campaign_id, message_id, phone_id, data)
        select product_clock_timestamp(), 'message.moved', lead_id, enrollment_id, campaign_id, id, phone_id,
               jsonb_build_object('step', step, 'until', due_at)
        from m
        """;

    [StringSyntax("sql")]
    private const string ExpireMessage = """
        with m as (
          update messages
          set state = 'skipped', reason = 'expired', ended_at = product_clock_timestamp()
          where id = $1 and month = $2 and state = 'planned'
          returning *
        )
        insert into feed (at, kind, lead_id, enrollment_id, campaign_id, message_id, phone_id, data)
        select ended_at, 'message.skipped', lead_id, enrollment_id, campaign_id, id, phone_id,
               jsonb_build_object('step', step, 'reason', reason)
        from m
        """;

    [StringSyntax("sql")]
    private const string NoteHold = """
        update enrollments set hold = $2 where id = $1 and state = 'active' and hold is distinct from $2
        """;

    [StringSyntax("sql")]
    private const string NoteWait = "update enrollments set next_at = $2, hold = null where id = $1 and state = 'active'";

    private readonly NpgsqlDataSource _db;
    private readonly Gathered<PlannedStep, int?> _plans;

    public LeadLedger(NpgsqlDataSource db)
    {
        _db = db;
        _plans = new(WritePlans, most: 200, lanes: 3);
    }

    /// <summary>Writes a step; answers the lead's new version, or null when the lead has moved on meanwhile.</summary>
    public Task<int?> Write(PlannedStep step) => _plans.Ask(step);

    public Task Move(MessageFacts message, Slot slot, DateOnly? dayZero) =>
        _db.Execute(MoveMessage, message.Id, message.Month, slot.LocalDay, slot.DueAt, slot.ClosesAt, slot.ExpiresAt, dayZero);

    public Task Expire(MessageFacts message) => _db.Execute(ExpireMessage, message.Id, message.Month);

    public Task Hold(Guid enrollmentId, string reason) => _db.Execute(NoteHold, enrollmentId, reason);

    public Task Wait(Guid enrollmentId, DateTimeOffset until) => _db.Execute(NoteWait, enrollmentId, until);

    private async Task<IReadOnlyList<int?>> WritePlans(IReadOnlyList<PlannedStep> steps)
    {
        await using var command = _db.Command(Plan, steps.Select(step => step.LeadId).ToArray(), Json.Of(steps));
        await using var rows = await command.ExecuteReaderAsync();
        var versions = new Dictionary<Guid, int>(steps.Count);
        while (await rows.ReadAsync())
        {
            versions[rows.GetGuid(0)] = rows.GetInt32(1);
        }

        return [.. steps.Select(step => versions.TryGetValue(step.LeadId, out var version) ? version : (int?)null)];
    }
}
