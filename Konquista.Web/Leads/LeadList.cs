using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Leads;

/// <summary>Leads as the list shows them: newest first, by page after the last one seen.</summary>
internal sealed class LeadList(NpgsqlDataSource database)
{
    public const int PageSize = 50;

    /// <summary>The filters by state, in the order of their chips.</summary>
    public static IReadOnlyList<string> States { get; } = ["waiting", "active", "booked", "finished", "paused", "opted_out", "idle"];

    public static IReadOnlyList<string> Sources { get; } = ["import", "page", "whatsapp", "api", "manual", "sample"];

    [StringSyntax("sql")]
    private const string Find = $"""
        select l.id, l.name, l.phone, l.tags, l.captured_at as capturedat, l.time_zone as timezone, l.source, l.state as federalstate,
          s.name as store, l.standing as state, n.next_at as nextat, n.campaign
        from leads_standing l
        left join stores s on s.id = l.store_id
        left join lateral (
          select e.next_at, c.name as campaign from enrollments e join campaigns c on c.id = e.campaign_id
          where e.lead_id = l.id and e.state = 'active' order by e.next_at limit 1
        ) n on true
        where {LeadFilter.Which}
          and (@before::timestamptz is null or (l.captured_at, l.id) < (@before, @beforeid))
        order by l.captured_at desc, l.id desc
        limit @most
        """;

    [StringSyntax("sql")]
    private const string Matching = $"select count(*) from leads_standing l where {LeadFilter.Which}";

    [StringSyntax("sql")]
    private const string Running = $"""
        select count(*) from leads_standing l
        where {LeadFilter.Which} and exists (select from enrollments e where e.lead_id = l.id and e.state = 'active')
        """;

    public async Task<IReadOnlyList<LeadRow>> Page(LeadFilter filter, Position? after, CancellationToken cancel, int size = PageSize)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var values = filter.Values();
        values.AddDynamicParams(new { before = after?.At, beforeid = after?.Id, most = size + 1 });
        return [.. await connection.QueryAsync<LeadRow>(new CommandDefinition(Find, values, cancellationToken: cancel))];
    }

    /// <summary>How many of them are in a campaign now.</summary>
    public async Task<int> InCampaigns(LeadFilter filter, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return (int)await connection.ExecuteScalarAsync<long>(new CommandDefinition(Running, filter.Values(), cancellationToken: cancel));
    }

    /// <summary>How many leads all pages together would show.</summary>
    public async Task<int> Count(LeadFilter filter, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return (int)await connection.ExecuteScalarAsync<long>(new CommandDefinition(Matching, filter.Values(), cancellationToken: cancel));
    }
}

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

    public required string Source { get; init; }

    public string? FederalState { get; init; }

    public string? Store { get; init; }

    public required string State { get; init; }

    public DateTime? NextAt { get; init; }

    public string? Campaign { get; init; }
}
