using System.Diagnostics.CodeAnalysis;

namespace Konquista.Bench.Pages;

/// <summary>The pages that eng/bench pages asks for; a new page is one line here. {word} is the row that <see cref="SelectRows"/> names so.</summary>
internal static class PagePaths
{
    // The lead who has the longest story, the newest file with refused lines.
    [StringSyntax("sql")]
    public const string SelectRows = """
        select 'lead', (select lead_id from inbound group by lead_id order by count(*) desc limit 1)
        union all
        select 'import', (select id from imports where refused > 0 order by created_at desc limit 1)
        """;

    // What the page before the last one ends with.
    [StringSyntax("sql")]
    private const string SelectLeadBefore = "select captured_at, id from leads order by captured_at desc, id desc offset 50 * ($1 - 1) - 1 limit 1";

    public static IReadOnlyList<PagePath> All { get; } =
    [
        new("/"),
        new("/leads"),
        new("/leads?state=waiting"),
        new("/leads?state=active"),
        new("/leads?state=booked"),
        new("/leads?state=idle"),
        new("/leads?tag=VIP"),
        new("/leads", Search: "gonçalves"),
        new("/leads", Search: "70123"),
        new("/leads/{lead}"),
        new("/imports"),
        new("/imports/{import}"),
        new("/imports/new"),
        new("/messages/uncertain"),
    ];

    /// <summary>Lists whose first page is compared with one far behind.</summary>
    public static IReadOnlyList<DeepList> Lists { get; } = [new("/leads", Page: 4_000, SelectLeadBefore)];
}

/// <summary>One page; with words to search for, it is asked for as the search box does, in a post.</summary>
internal sealed record PagePath(string Path, string? Search = null)
{
    public override string ToString() => Search is null ? Path : $"{Path} \"{Search}\"";
}

/// <summary>A list and a page far behind; the statement finds moment and id of the row before page $1.</summary>
internal sealed record DeepList(string Path, int Page, [property: StringSyntax("sql")] string SelectBefore);
