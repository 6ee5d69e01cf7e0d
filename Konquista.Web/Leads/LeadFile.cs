using System.Diagnostics.CodeAnalysis;
using Dapper;
using Konquista.Web.Campaigns;
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
          l.erased_at as erasedat, l.merged_into as mergedinto, l.note, l.version, product_now() as now, s.time_zone as storezone,
          (select min(a.starts_at) from appointments a
            where a.lead_id = l.id and a.starts_at > product_now() and a.status in ('booked', 'confirmed', 'rescheduled')) as nextvisit,
          exists (select from enrollments e where e.lead_id = l.id and e.state = 'active') as isactive,
          (select e.end_reason from enrollments e where e.lead_id = l.id order by e.ended_at desc nulls last limit 1) as endreason,
          exists (select from enrollments e where e.lead_id = l.id) as wasenrolled
        from leads l left join stores s on s.id = l.store_id
        where l.id = @id and (@only::uuid is null or l.store_id = @only)
        """;

    [StringSyntax("sql")]
    private const string Passages = """
        select e.id, e.campaign_id as campaignid, c.name as campaign, e.state, e.entered_at as enteredat, e.next_at as nextat, e.hold,
          e.ended_at as endedat, e.end_reason as endreason
        from enrollments e join campaigns c on c.id = e.campaign_id
        where e.lead_id = any (leads_of(@id)) order by e.entered_at desc limit 20
        """;

    [StringSyntax("sql")]
    private const string Holdings = """
        select (select count(*) from messages where lead_id = any (leads_of(@id))) as messages,
          (select count(*) from inbound where lead_id = any (leads_of(@id))) as inbound,
          (select count(*) from enrollments where lead_id = @id and state = 'active') as active,
          (select count(*) from appointments where lead_id = @id) as appointments,
          (select count(*) from lead_identities where lead_id = @id) as identities
        """;

    [StringSyntax("sql")]
    private const string Story = $"""
        select m.*, {StepPlace.OfMessage} as place, o.name as other
        from (
          select m.lead_id, coalesce(m.accepted_at, m.claimed_at, m.ended_at, m.due_at) as at, 'message' as source, m.state as word,
            coalesce(a.body, m.body) as text, m.reason, null as actor, m.step, m.campaign_id, m.enrollment_id, c.name as campaign, p.name as phone,
            m.sent_at as sentat, m.delivered_at as deliveredat, m.read_at as readat, null::timestamptz as visitat
          from messages m
          left join campaigns c on c.id = m.campaign_id
          left join phones p on p.id = m.phone_id
          left join lateral (
            select body from attempts where message_id = m.id and month = m.month order by no desc limit 1
          ) a on true
          where m.lead_id = any (leads_of(@id))
          union all
          select lead_id, at, 'inbound', 'inbound.received', body, null, null, null, null, null, null, null, null, null, null, null
          from inbound where lead_id = any (leads_of(@id))
          union all
          select f.lead_id, f.at, 'fact', f.kind, null, f.data ->> 'reason', f.actor, null, null, null, c.name, null, null, null, null,
            case f.kind when 'appointment.recorded' then f.data ->> 'at' when 'appointment.changed' then f.data -> 'after' ->> 'starts_at' end::timestamptz
          from feed f left join campaigns c on c.id = f.campaign_id
          where f.lead_id = any (leads_of(@id)) and (f.kind not in ('lead.merged', 'lead.split') or f.lead_id = @id)
            and (f.kind not like 'message.%' or f.kind in ('message.moved', 'message.settled'))
            and f.kind <> 'inbound.received'
          order by at desc, source, word
          limit @most offset @skip
        ) m
        left join leads o on o.id = m.lead_id and o.id <> @id
        order by m.at desc, m.source, m.word
        """;

    [StringSyntax("sql")]
    private const string Places = $"""
        select e.id as enrollment, s.id as step, s.place
        from enrollments e
        join campaign_versions v on v.id = e.version_id
        {StepPlace.Of}
        where e.lead_id = @id and e.state = 'active'
        """;

    /// <summary>Null also for a lead of another store than the one store somebody may see.</summary>
    public async Task<LeadHead?> Find(Guid id, Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<LeadHead>(new CommandDefinition(Head, new { id, only }, cancellationToken: cancel));
    }

    public async Task<IReadOnlyList<LeadPassage>> PassagesOf(Guid id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<LeadPassage>(new CommandDefinition(Passages, new { id }, cancellationToken: cancel))];
    }

    /// <summary>Where each step of the campaigns stands that a lead is in.</summary>
    public async Task<IReadOnlyDictionary<(Guid Enrollment, string Step), int[]>> PlacesOf(Guid id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var rows = await connection.QueryAsync<(Guid Enrollment, string Step, int[] Place)>(new CommandDefinition(Places, new { id }, cancellationToken: cancel));
        return rows.DistinctBy(row => (row.Enrollment, row.Step)).ToDictionary(row => (row.Enrollment, row.Step), row => row.Place);
    }

    /// <summary>What an erasure would touch.</summary>
    public Task<LeadTrail> TrailOf(Guid id, CancellationToken cancel) => LeadTrail.Read(database, id, cancel);

    public async Task<LeadHoldings> HoldingsOf(Guid id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleAsync<LeadHoldings>(new CommandDefinition(Holdings, new { id }, cancellationToken: cancel));
    }

    public async Task<LeadStory> Read(Guid id, int skip, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var most = LeadStory.PageSize + 1;
        return LeadStory.Of([.. await connection.QueryAsync<StoryEntry>(new CommandDefinition(Story, new { id, skip, most }, cancellationToken: cancel))], skip);
    }
}
