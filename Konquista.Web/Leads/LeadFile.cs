using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Leads;

/// <summary>All that is known of one lead: who they are, and everything that happened, newest first.</summary>
internal sealed class LeadFile(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Head = """
        select l.id, l.name, l.phone, l.area_code as areacode, l.state as federalstate, l.region, l.time_zone as timezone, l.tags,
          l.source, l.entry, l.captured_at as capturedat, l.waiting_since as waitingsince, l.human_until as humanuntil,
          l.paused_at as pausedat, l.opted_out_at as optedoutat, s.name as store, l.store_id as storeid,
          exists (select from enrollments e where e.lead_id = l.id and e.state = 'active') as isactive,
          (select e.end_reason from enrollments e where e.lead_id = l.id order by e.ended_at desc nulls last limit 1) as endreason,
          exists (select from enrollments e where e.lead_id = l.id) as wasenrolled
        from leads l left join stores s on s.id = l.store_id
        where l.id = @id and (@only::uuid is null or l.store_id = @only)
        """;

    [StringSyntax("sql")]
    private const string Story = """
        select coalesce(m.accepted_at, m.claimed_at, m.ended_at, m.due_at) as at, 'message' as source, m.state as word,
          coalesce(a.body, m.body) as text, m.reason, null as actor, m.step, c.name as campaign, p.name as phone,
          m.sent_at as sentat, m.delivered_at as deliveredat, m.read_at as readat
        from messages m
        left join campaigns c on c.id = m.campaign_id
        left join phones p on p.id = m.phone_id
        left join lateral (
          select body from attempts where message_id = m.id and month = m.month order by no desc limit 1
        ) a on true
        where m.lead_id = @id
        union all
        select at, 'inbound', 'inbound.received', body, null, null, null, null, null, null, null, null from inbound where lead_id = @id
        union all
        select f.at, 'fact', f.kind, null, f.data ->> 'reason', f.actor, f.data ->> 'step', c.name, null, null, null, null
        from feed f left join campaigns c on c.id = f.campaign_id
        where f.lead_id = @id
          and (f.kind not like 'message.%' or f.kind in ('message.moved', 'message.settled'))
          and f.kind <> 'inbound.received'
        order by at desc
        limit 200
        """;

    /// <summary>Null also for a lead of another store than the one store somebody may see.</summary>
    public async Task<LeadHead?> Find(Guid id, Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<LeadHead>(new CommandDefinition(Head, new { id, only }, cancellationToken: cancel));
    }

    public async Task<IReadOnlyList<StoryEntry>> Read(Guid id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<StoryEntry>(new CommandDefinition(Story, new { id }, cancellationToken: cancel))];
    }
}

/// <summary>Who a lead is and where they stand.</summary>
internal sealed record LeadHead
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Phone { get; init; }

    public string? AreaCode { get; init; }

    public string? FederalState { get; init; }

    public string? Region { get; init; }

    public required string TimeZone { get; init; }

    public string[] Tags { get; init; } = [];

    public required string Source { get; init; }

    public required string Entry { get; init; }

    public DateTime CapturedAt { get; init; }

    public DateTime? WaitingSince { get; init; }

    public DateTime? HumanUntil { get; init; }

    public DateTime? PausedAt { get; init; }

    public DateTime? OptedOutAt { get; init; }

    public string? Store { get; init; }

    public Guid? StoreId { get; init; }

    public bool IsActive { get; init; }

    public bool WasEnrolled { get; init; }

    public string? EndReason { get; init; }

    /// <summary>The one word for where the lead stands; the list decides the same in SQL.</summary>
    public string State =>
        OptedOutAt is not null ? "opted_out"
        : WaitingSince is not null ? "waiting"
        : PausedAt is not null ? "paused"
        : IsActive ? "active"
        : EndReason == "booked" ? "booked"
        : WasEnrolled ? "finished"
        : "idle";
}

/// <summary>One entry of a lead's story: a message of ours, one of theirs, or a fact.</summary>
internal sealed record StoryEntry
{
    public DateTime At { get; init; }

    public required string Source { get; init; }

    public required string Word { get; init; }

    public string? Text { get; init; }

    public string? Reason { get; init; }

    public string? Actor { get; init; }

    public string? Step { get; init; }

    public string? Campaign { get; init; }

    public string? Phone { get; init; }

    public DateTime? SentAt { get; init; }

    public DateTime? DeliveredAt { get; init; }

    public DateTime? ReadAt { get; init; }
}
