using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Templates;

/// <summary>Templates as pages show them: by name, found by a part of it and by their kind.</summary>
internal sealed class TemplateList(NpgsqlDataSource database)
{
    public const int PageSize = 50;

    [StringSyntax("sql")]
    private const string Rows = """
        with uses as (
          select s.step ->> 'template_id' as template, count(distinct d.campaign) as campaigns
          from (
            select c.id as campaign, v.definition from campaigns c join campaign_versions v on v.id = c.version_id
            union all
            select id, draft from campaigns where draft is not null
          ) d
          cross join lateral jsonb_path_query(d.definition, '$.steps[*]') s (step)
          group by 1
        )
        select t.id, t.name, t.kind, t.updated_at as updatedat, v.body, n.variants, coalesce(u.campaigns, 0) as campaigns
        from templates t
        cross join lateral (select count(*) as variants from template_variants v where v.template_id = t.id) n
        left join template_variants v on v.template_id = t.id and v.no = 1
        left join uses u on u.template = t.id::text
        where (@search::text is null or lower(t.name) like @search)
          and (@kind::text is null or t.kind = @kind)
          and (@after::uuid is null or (t.name, t.id) > (select name, id from templates where id = @after))
        order by t.name, t.id
        limit @most
        """;

    [StringSyntax("sql")]
    private const string Matching = """
        select count(*) from templates where (@search::text is null or lower(name) like @search) and (@kind::text is null or kind = @kind)
        """;

    [StringSyntax("sql")]
    private const string One = """
        select id, name, kind, media_hash as mediahash, cloud_name as cloudname, cloud_language as cloudlanguage,
          cloud_variables as cloudvariables, updated_at as updatedat, version,
          array(select body from template_variants where template_id = id order by no) as variants
        from templates where id = @id
        """;

    public async Task<(IReadOnlyList<TemplateRow> OneMore, long Count)> Page(TemplateFilter filter, CancellationToken cancel)
    {
        var values = new { search = Pattern(filter.Search), kind = filter.Kind, after = filter.After, most = PageSize + 1 };
        await using var connection = await database.OpenConnectionAsync(cancel);
        var count = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Matching, values, cancellationToken: cancel));
        return ([.. await connection.QueryAsync<TemplateRow>(new CommandDefinition(Rows, values, cancellationToken: cancel))], count);
    }

    public async Task<TemplateDetails?> Find(Guid id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<TemplateDetails>(new CommandDefinition(One, new { id }, cancellationToken: cancel));
    }

    private static string? Pattern(string? search) => search is null ? null : "%" + search.ToLowerInvariant()
        .Replace("\0", "", StringComparison.Ordinal)
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal) + "%";
}

/// <summary>Which templates are asked for; After is the last one seen.</summary>
internal sealed record TemplateFilter(string? Search, string? Kind, Guid? After);

/// <summary>One template in the list.</summary>
internal sealed record TemplateRow
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Kind { get; init; }

    public DateTime UpdatedAt { get; init; }

    public string? Body { get; init; }

    public long Variants { get; init; }

    public long Campaigns { get; init; }

    public string FirstLine => (Body ?? "").Split('\n', 2)[0];
}

/// <summary>What is kept of one template.</summary>
internal sealed record TemplateDetails
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Kind { get; init; }

    public byte[]? MediaHash { get; init; }

    public string? CloudName { get; init; }

    public string? CloudLanguage { get; init; }

    public string[] CloudVariables { get; init; } = [];

    public DateTime UpdatedAt { get; init; }

    public int Version { get; init; }

    public string[] Variants { get; init; } = [];

    public string? MediaHex => MediaHash is null ? null : Convert.ToHexStringLower(MediaHash);
}
