using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.LandingPages;

/// <summary>All landing pages that somebody may see, those before the public first, with what each has brought.</summary>
internal sealed class LandingPageList(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Rows = """
        select p.id, p.slug, p.name, p.state, p.changed_at as changedat, s.name as store, c.name as campaign,
          p.draft_slug is not null or p.published_no is not null and p.draft is distinct from (
            select v.content from landing_page_versions v where v.page_id = p.id and v.no = p.published_no) as isahead,
          coalesce((select sum(v.visits) from landing_visits v where v.page_id = p.id), 0)::bigint as visits,
          @only::uuid is not null and p.store_id is null as ismixed,
          (select count(distinct l.id) from arrivals a join leads d on d.id = a.lead_id join leads l on l.id = coalesce(d.merged_into, d.id)
            where a.page_id = p.id and l.erased_at is null and (@only::uuid is null or l.store_id = @only)) as leads
        from landing_pages p
        left join stores s on s.id = p.store_id
        left join campaigns c on c.id = p.campaign_id
        where (p.state = 'archived') = @archived and (@only::uuid is null or p.store_id is null or p.store_id = @only)
        order by case p.state when 'published' then 0 when 'draft' then 1 else 2 end, lower(p.name), p.id
        """;

    [StringSyntax("sql")]
    private const string Names = """
        select id, name from landing_pages where @only::uuid is null or store_id is null or store_id = @only order by lower(name), id
        """;

    [StringSyntax("sql")]
    private const string HowManyAside = """
        select count(*)::int from landing_pages where state = 'archived' and (@only::uuid is null or store_id is null or store_id = @only)
        """;

    public async Task<IReadOnlyList<LandingPageRow>> All(Guid? only, bool archived, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<LandingPageRow>(new CommandDefinition(Rows, new { only, archived }, cancellationToken: cancel))];
    }

    /// <summary>How many are out of the list.</summary>
    public async Task<int> Archived(Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(HowManyAside, new { only }, cancellationToken: cancel));
    }

    /// <summary>Those by which leads may be sought.</summary>
    public async Task<IReadOnlyList<LandingPageChoice>> Choices(Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<LandingPageChoice>(new CommandDefinition(Names, new { only }, cancellationToken: cancel))];
    }
}

/// <summary>One landing page to choose.</summary>
internal sealed record LandingPageChoice(Guid Id, string Name);

/// <summary>One landing page in the list.</summary>
internal sealed record LandingPageRow
{
    public Guid Id { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string State { get; init; }

    public DateTime ChangedAt { get; init; }

    public string? Store { get; init; }

    public string? Campaign { get; init; }

    /// <summary>Visitors do not see yet what the editor shows.</summary>
    public bool IsAhead { get; init; }

    public long Visits { get; init; }

    public long Leads { get; init; }

    public string Path => PublishedPages.Folder + Slug;

    public bool IsPublished => State == "published";

    /// <summary>The leads are those of one store, the visits those of all.</summary>
    public bool IsMixed { get; init; }

    /// <summary>Null before anybody came, and where it would say nothing.</summary>
    public double? Conversion => Visits > 0 && !IsMixed ? (double)Leads / Visits : null;
}
