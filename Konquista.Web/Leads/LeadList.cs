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

    // A state that the lead's own row tells is asked of that row alone; the others cost a look at its enrollments for every row passed.
    [StringSyntax("sql")]
    private const string Find = """
        select l.id, l.name, l.phone, l.tags, l.captured_at as capturedat, l.time_zone as timezone, s.name as store,
          l.standing as state, n.next_at as nextat, n.campaign
        from (
          select l.*, case
            when l.opted_out_at is not null then 'opted_out'
            when l.waiting_since is not null then 'waiting'
            when l.paused_at is not null then 'paused'
            else coalesce(
              (select 'active' from enrollments e where e.lead_id = l.id and e.state = 'active' limit 1),
              (select case when e.end_reason = 'booked' then 'booked' else 'finished' end
                from enrollments e where e.lead_id = l.id order by e.ended_at desc nulls last limit 1),
              'idle') end as standing
          from leads l
        ) l
        left join stores s on s.id = l.store_id
        left join lateral (
          select e.next_at, c.name as campaign from enrollments e join campaigns c on c.id = e.campaign_id
          where e.lead_id = l.id and e.state = 'active' order by e.next_at limit 1
        ) n on true
        where (@name::text is null or l.search like @name)
          and (@phones::text[] is null or l.id = any (array(select i.lead_id from lead_identities i where i.value = any (@phones))))
          and (@part::text is null or l.phone like @part)
          and case @state::text
            when 'opted_out' then l.opted_out_at is not null
            when 'waiting' then l.waiting_since is not null and l.opted_out_at is null
            when 'paused' then l.paused_at is not null and l.waiting_since is null and l.opted_out_at is null
            else @state is null or l.standing = @state end
          and (@store::uuid is null or l.store_id = @store)
          and (@tag::text is null or l.tags @> array[@tag::text])
          and (@before::timestamptz is null or (l.captured_at, l.id) < (@before, @beforeid))
        order by l.captured_at desc, l.id desc
        limit @most
        """;

    [StringSyntax("sql")]
    private const string Stores = "select id, name from stores order by name";

    public async Task<IReadOnlyList<LeadRow>> Page(LeadFilter filter, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var rows = await connection.QueryAsync<LeadRow>(new CommandDefinition(Find, new
        {
            name = filter.Search.Name,
            phones = filter.Search.Phones,
            part = filter.Search.PhonePart,
            state = filter.State,
            store = filter.Store,
            tag = filter.Tag,
            before = filter.After?.At,
            beforeid = filter.After?.Id,
            most = PageSize + 1,
        }, cancellationToken: cancel));
        return [.. rows];
    }

    public async Task<IReadOnlyList<StoreChoice>> AllStores(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<StoreChoice>(new CommandDefinition(Stores, cancellationToken: cancel))];
    }
}

/// <summary>Which leads are asked for.</summary>
internal sealed record LeadFilter(LeadSearch Search, string? State, Guid? Store, string? Tag, Position? After);

/// <summary>The last row seen of a list ordered by time and id.</summary>
internal sealed record Position(DateTime At, Guid Id);

/// <summary>One store to choose.</summary>
internal sealed record StoreChoice(Guid Id, string Name);

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
