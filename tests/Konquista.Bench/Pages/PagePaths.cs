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
        union all
        select 'waiting', (select id from leads where waiting_since is not null order by waiting_since limit 1)
        union all
        select 'message', (select id from messages where state = 'failed' limit 1)
        union all
        select 'campaign', (select campaign_id from enrollments group by campaign_id order by count(*) desc limit 1)
        union all
        select 'template', (select template_id from template_variants order by template_id limit 1)
        union all
        select 'phone', (select id from phones order by id limit 1)
        union all
        select 'store', (select id from stores order by id limit 1)
        """;

    // What the page before the last one ends with.
    [StringSyntax("sql")]
    private const string SelectLeadBefore = "select captured_at, id from leads order by captured_at desc, id desc offset 50 * ($1 - 1) - 1 limit 1";

    [StringSyntax("sql")]
    private const string SelectMessageBefore = "select due_at, id from messages order by due_at desc, id desc offset 50 * ($1 - 1) - 1 limit 1";

    public static IReadOnlyList<PagePath> All { get; } =
    [
        new("/"),
        new("/leads"),
        new("/leads?state=waiting"),
        new("/leads?state=active"),
        new("/leads?state=booked"),
        new("/leads?state=finished"),
        new("/leads?state=idle"),
        new("/leads?tag=VIP"),
        new("/leads", Search: "gonçalves"),
        new("/leads", Search: "70123"),
        new("/leads/{lead}"),
        new("/imports"),
        new("/imports/{import}"),
        new("/imports/new"),
        new("/leads/{lead}/edit"),
        new("/leads/{lead}/erase"),
        new("/conversations"),
        new("/conversations?show=recent"),
        new("/conversations/{waiting}"),
        new("/conversations/replies"),
        new("/messages"),
        new("/messages?state=failed"),
        new("/messages?state=read"),
        new("/messages?phone={phone}"),
        new("/messages?campaign={campaign}"),
        new("/messages?store={store}"),
        new("/messages/{message}"),
        new("/messages/uncertain"),
        new("/campaigns"),
        new("/campaigns/rows"),
        new("/campaigns/{campaign}"),
        new("/campaigns/{campaign}/steps"),
        new("/campaigns/{campaign}/edit"),
        new("/campaigns/gallery"),
        new("/templates"),
        new("/templates/{template}"),
        new("/templates/{template}/edit"),
        new("/phones"),
        new("/phones/{phone}"),
        new("/appointments"),
        new("/landing-pages"),
        new("/stores"),
        new("/tag-rules"),
        new("/settings"),
        new("/integrations"),
        new("/explorer"),
        new("/users"),
        new("/audit"),
        new("/audit?kind=lead"),
        new("/account"),
    ];

    /// <summary>Lists whose first page is compared with one far behind.</summary>
    public static IReadOnlyList<DeepList> Lists { get; } = [new("/leads", Page: 4_000, SelectLeadBefore, IsPosted: true), new("/messages", Page: 5_000, SelectMessageBefore, IsPosted: false)];
}

/// <summary>One page; with words to search for, it is asked for as the search box does, in a post.</summary>
internal sealed record PagePath(string Path, string? Search = null)
{
    public override string ToString() => Search is null ? Path : $"{Path} \"{Search}\"";
}

/// <summary>A list and a page far behind; the statement finds moment and id of the row before page $1.</summary>
internal sealed record DeepList(string Path, int Page, [property: StringSyntax("sql")] string SelectBefore, bool IsPosted);
