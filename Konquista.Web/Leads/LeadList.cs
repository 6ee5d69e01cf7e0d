using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Leads;

/// <summary>Leads as the list shows them: newest first, by page after the last one seen, filtered by state, store and tag.</summary>
internal sealed class LeadList(NpgsqlDataSource database)
{
    public const int PageSize = 50;

    /// <summary>The filters by state, in the order of their chips.</summary>
    public static IReadOnlyList<string> States { get; } = ["waiting", "active", "booked", "finished", "paused", "opted_out", "idle"];

    [StringSyntax("sql")]
    private const string Find = """
        select l.id, l.name, l.phone, l.tags, l.captured_at as capturedat, l.time_zone as timezone, s.name as store,
          v.state, n.next_at as nextat, n.campaign
        from leads l
        left join stores s on s.id = l.store_id
        left join lateral (
          select e.next_at, c.name as campaign from enrollments e join campaigns c on c.id = e.campaign_id
          where e.lead_id = l.id and e.state = 'active' order by e.next_at limit 1
        ) n on true
        left join lateral (
          select e.end_reason, e.state from enrollments e where e.lead_id = l.id order by e.ended_at desc nulls last limit 1
        ) o on true
        cross join lateral (
          select case
            when l.opted_out_at is not null then 'opted_out'
            when l.waiting_since is not null then 'waiting'
            when l.paused_at is not null then 'paused'
            when n.campaign is not null then 'active'
            when o.end_reason = 'booked' then 'booked'
            when o.state is not null then 'finished'
            else 'idle' end as state
        ) v
        where (@name::text is null or l.search like @name)
          and (@phones::text[] is null or l.id in (select i.lead_id from lead_identities i where i.value = any (@phones)))
          and (@part::text is null or l.phone like @part)
          and (@state::text is null or v.state = @state)
          and (@state::text is distinct from 'waiting' or l.waiting_since is not null)
          and (@only::uuid is null or l.store_id = @only)
          and (@store::uuid is null or l.store_id = @store)
          and (@tag::text is null or l.tags @> array[@tag::text])
          and (@before::timestamptz is null or (l.captured_at, l.id) < (@before, @beforeid))
        order by l.captured_at desc, l.id desc
        limit @most
        """;

    public async Task<IReadOnlyList<LeadRow>> Page(LeadFilter filter, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var rows = await connection.QueryAsync<LeadRow>(new CommandDefinition(Find, new
        {
            name = filter.Search.Name,
            phones = filter.Search.Phones,
            part = filter.Search.PhonePart,
            state = filter.State,
            only = filter.Only,
            store = filter.Store,
            tag = filter.Tag,
            before = filter.After?.At,
            beforeid = filter.After?.Id,
            most = PageSize + 1,
        }, cancellationToken: cancel));
        return [.. rows];
    }
}

/// <summary>Which leads are asked for; Only is the store beyond which the asker sees nothing.</summary>
internal sealed record LeadFilter(Guid? Only, LeadSearch Search, string? State, Guid? Store, string? Tag, Position? After);

/// <summary>The last row seen of a list ordered by time and id.</summary>
internal sealed record Position(DateTime At, Guid Id);

/// <summary>One lead in the list.</summary>
internal sealed record LeadRow
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Phone { get; init; }

    public string[] Tags { get; init; } = [];

    public DateTime CapturedAt { get; init; }

    public required string TimeZone { get; init; }

    public string? Store { get; init; }

    public required string State { get; init; }

    public DateTime? NextAt { get; init; }

    public string? Campaign { get; init; }
}
