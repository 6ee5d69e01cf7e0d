using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.LandingPages;

/// <summary>One landing page as its own pages show it: the draft, what is published, and what stands around it.</summary>
internal sealed class LandingPageReading(NpgsqlDataSource database)
{
    /// <summary>For a row p of landing_pages: the number of ours that its visitors can write to, that of its store before that of its campaign.</summary>
    public const string WhatsApp = """
        (select n.number from phones n
          left join campaign_phones c on c.phone_id = n.id and c.campaign_id = p.campaign_id
          where n.removed_at is null and (n.store_id = p.store_id or c.phone_id is not null)
          order by n.store_id is not distinct from p.store_id desc, c.phone_id is null, n.name
          limit 1)
        """;

    [StringSyntax("sql")]
    private const string One = $"""
        select p.id, p.slug, p.name, p.state, p.draft::text as draft, p.published_no as publishedno, p.campaign_id as campaignid,
          p.store_id as storeid, p.changed_at as changedat, p.version, c.name as campaign, s.name as store,
          coalesce(s.address, '') as address, {WhatsApp} as whatsapp,
          p.draft_slug as draftslug,
          exists (select from landing_pages t where t.slug = p.draft_slug and t.id <> p.id)
            or exists (select from landing_old_slugs o where o.slug = p.draft_slug and o.page_id <> p.id) as isslugtaken,
          p.draft_slug is not null
            or p.draft is distinct from (select v.content from landing_page_versions v where v.page_id = p.id and v.no = p.published_no) as isahead
        from landing_pages p
        left join campaigns c on c.id = p.campaign_id
        left join stores s on s.id = p.store_id
        where p.id = @id and (@only::uuid is null or p.store_id is null or p.store_id = @only)
        """;

    [StringSyntax("sql")]
    private const string Published = """
        select no, published_at as publishedat, published_by as publishedby from landing_page_versions where page_id = @id order by no desc limit 50
        """;

    /// <summary>Null for a page that is not there, or of a store that the asker does not see.</summary>
    public async Task<LandingPageDetails?> Find(Guid id, Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<LandingPageDetails>(new CommandDefinition(One, new { id, only }, cancellationToken: cancel));
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<LandingPageVersion>> VersionsOf(Guid id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<LandingPageVersion>(new CommandDefinition(Published, new { id }, cancellationToken: cancel))];
    }
}

/// <summary>One version that was published.</summary>
internal sealed record LandingPageVersion
{
    public int No { get; init; }

    public DateTime PublishedAt { get; init; }

    public required string PublishedBy { get; init; }
}

/// <summary>What is kept of one landing page.</summary>
internal sealed record LandingPageDetails
{
    private PageContent? _content;

    public Guid Id { get; init; }

    /// <summary>The public address.</summary>
    public required string Slug { get; init; }

    /// <summary>The one that the next publication gives to it; null when that is the same.</summary>
    public string? DraftSlug { get; init; }

    /// <summary>Somebody has meanwhile published under it.</summary>
    public bool IsSlugTaken { get; init; }

    public required string Name { get; init; }

    public required string State { get; init; }

    public required string Draft { get; init; }

    public int? PublishedNo { get; init; }

    public Guid? CampaignId { get; init; }

    public string? Campaign { get; init; }

    public Guid? StoreId { get; init; }

    public string? Store { get; init; }

    public required string Address { get; init; }

    public string? WhatsApp { get; init; }

    public DateTime ChangedAt { get; init; }

    public int Version { get; init; }

    /// <summary>Visitors do not see yet what the editor shows.</summary>
    public bool IsAhead { get; init; }

    public PageContent Content => _content ??= PageContent.Read(Draft);

    public bool IsPublished => State == "published";

    public string Path => PublishedPages.Folder + Slug;

    public PageSurroundings Around => new(StoreId is not null, Address.Length > 0, WhatsApp is not null) { IsSlugTaken = IsSlugTaken };
}
