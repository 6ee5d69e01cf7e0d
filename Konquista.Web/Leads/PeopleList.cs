using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Leads;

/// <summary>Leads as they are laid side by side, to see whether they are one person.</summary>
internal sealed class PeopleList(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Find = """
        select l.id, l.version, l.name, l.tags, l.source, l.captured_at as capturedat, l.standing as state, l.time_zone as timezone, s.name as store,
          l.opted_out_at is not null as hasoptedout, l.paused_at is not null as ispaused, l.waiting_since is not null as iswaiting,
          array(select i.value from lead_identities i where i.lead_id = l.id and i.kind = 'phone' order by i.value = l.phone desc, i.value) as phones,
          m.messages, m.planned, m.last as lastmessageat, i.inbound, i.last as lastinboundat, a.appointments, coalesce(a.counts, false) as isbooked,
          array(select c.name from enrollments e join campaigns c on c.id = e.campaign_id
            where e.lead_id = l.id and e.state = 'active' order by c.name) as campaigns
        from leads_standing l
        left join stores s on s.id = l.store_id
        cross join lateral (
          select count(*) as messages, count(*) filter (where state = 'planned') as planned, max(coalesce(accepted_at, claimed_at)) as last
          from messages where lead_id = any (leads_of(l.id))) m
        cross join lateral (select count(*) as inbound, max(at) as last from inbound where lead_id = any (leads_of(l.id))) i
        cross join lateral (
          select count(*) as appointments, bool_or(appointment_counts(status, coalesce(starts_at, created_at))) as counts
          from appointments where lead_id = l.id) a
        where l.id = any (@ids) and (@only::uuid is null or l.store_id = @only)
        """;

    /// <summary>Those of some leads that are there and may be seen.</summary>
    public async Task<IReadOnlyDictionary<Guid, PersonSide>> Read(Guid[] ids, Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var sides = await connection.QueryAsync<PersonSide>(new CommandDefinition(Find, new { ids, only }, cancellationToken: cancel));
        return sides.ToDictionary(side => side.Id);
    }
}

/// <summary>One of two leads, with all that helps to tell whether they are one person.</summary>
internal sealed record PersonSide
{
    public Guid Id { get; init; }

    public int Version { get; init; }

    public required string Name { get; init; }

    public string[] Phones { get; init; } = [];

    public string[] Tags { get; init; } = [];

    public required string Source { get; init; }

    public DateTime CapturedAt { get; init; }

    public required string State { get; init; }

    public required string TimeZone { get; init; }

    public string? Store { get; init; }

    public bool HasOptedOut { get; init; }

    public bool IsPaused { get; init; }

    public bool IsWaiting { get; init; }

    public long Messages { get; init; }

    public long Planned { get; init; }

    public DateTime? LastMessageAt { get; init; }

    public long Inbound { get; init; }

    public DateTime? LastInboundAt { get; init; }

    public long Appointments { get; init; }

    /// <summary>A booking of theirs counts.</summary>
    public bool IsBooked { get; init; }

    /// <summary>The campaigns they are in.</summary>
    public string[] Campaigns { get; init; } = [];

    /// <summary>What of this one would stop the other's campaigns, as a word of the planner; null for nothing.</summary>
    public string? Stops => HasOptedOut ? "opted_out" : IsBooked ? "booked" : IsWaiting ? "replied" : null;
}
