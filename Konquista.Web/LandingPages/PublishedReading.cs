using System.Diagnostics.CodeAnalysis;
using Dapper;
using Konquista.Web.Stores;
using Npgsql;

namespace Konquista.Web.LandingPages;

/// <summary>Reads what the public gets of a landing page, the draft of it for who edits it, and cheaply whether anything of it changed.</summary>
internal sealed class PublishedReading(NpgsqlDataSource database)
{
    private const string Stamp = $"""
        concat_ws('.', p.published_no, p.campaign_id, p.store_id, {LandingPageReading.WhatsApp},
          (select string_agg(concat(o.id, ':', o.version), ',' order by o.id) from stores o))
        """;

    private const string Columns = $"""
        p.id, p.slug, p.campaign_id as campaignid, p.store_id as storeid, s.name as store, s.address, s.city, s.state, s.opening,
          {LandingPageReading.WhatsApp} as whatsapp, {Stamp} as stamp
        """;

    [StringSyntax("sql")]
    private const string Public = $"""
        select v.no, v.content::text as json, {Columns}
        from landing_pages p
        join landing_page_versions v on v.page_id = p.id and v.no = p.published_no
        left join stores s on s.id = p.store_id
        where p.slug = @slug and p.state = 'published'
        """;

    [StringSyntax("sql")]
    private const string Draft = $"""
        select 0 as no, p.draft::text as json, {Columns}
        from landing_pages p
        left join stores s on s.id = p.store_id
        where p.id = @id and (@only::uuid is null or p.store_id is null or p.store_id = @only)
        """;

    [StringSyntax("sql")]
    private const string Look = $"select {Stamp} from landing_pages p where p.slug = @slug and p.state = 'published'";

    [StringSyntax("sql")]
    private const string Moved = """
        select slug from landing_pages where slug = lower(@slug) and slug <> @slug and state = 'published'
        union all
        select p.slug from landing_old_slugs o join landing_pages p on p.id = o.page_id where o.slug = lower(@slug) and p.state = 'published'
        limit 1
        """;

    [StringSyntax("sql")]
    private const string Sizes = """
        select encode(picture, 'hex') as picture, width, height, encode(media, 'hex') as media
        from landing_pictures where picture = any (@hashes) order by picture, width
        """;

    [StringSyntax("sql")]
    private const string Stores = "select id, name from stores order by name";

    /// <summary>Null when nothing is published there.</summary>
    public Task<PublishedPage?> Find(string slug, CancellationToken cancel) => One(Public, new { slug }, cancel);

    public Task<PublishedPage?> DraftOf(Guid id, Guid? only, CancellationToken cancel) => One(Draft, new { id, only }, cancel);

    public async Task<string?> StampOf(string slug, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<string?>(new CommandDefinition(Look, new { slug }, commandTimeout: 3, cancellationToken: cancel));
    }

    /// <summary>The address that a page has now which was public under this one, or which this one means by other letters.</summary>
    public async Task<string?> MovedTo(string slug, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<string?>(new CommandDefinition(Moved, new { slug }, cancellationToken: cancel));
    }

    /// <summary>What it takes to draw a page besides its own words: its pictures, and the stores to choose from where it asks.</summary>
    public async Task<PageView> View(PublishedPage page, CancellationToken cancel)
    {
        var asks = page.Content.Form?.AskStore is true && page.StoreId is null;
        return new(page, await SizesOf(page.Content, cancel), asks ? await AllStores(cancel) : []);
    }

    public async Task<ILookup<string, PictureSize>> SizesOf(PageContent content, CancellationToken cancel)
    {
        var hashes = content.Pictures.Where(hash => hash.Length == 64 && hash.All(char.IsAsciiHexDigit)).Select(Convert.FromHexString).ToArray();
        if (hashes.Length == 0)
        {
            return Array.Empty<PictureSize>().ToLookup(size => size.Picture, StringComparer.Ordinal);
        }

        await using var connection = await database.OpenConnectionAsync(cancel);
        return (await connection.QueryAsync<PictureSize>(new CommandDefinition(Sizes, new { hashes }, cancellationToken: cancel)))
            .ToLookup(size => size.Picture, StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<StoreChoice>> AllStores(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<StoreChoice>(new CommandDefinition(Stores, cancellationToken: cancel))];
    }

    private async Task<PublishedPage?> One(string statement, object values, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<PublishedPage>(new CommandDefinition(statement, values, cancellationToken: cancel));
    }
}
