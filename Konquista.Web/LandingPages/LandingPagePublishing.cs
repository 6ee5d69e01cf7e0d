using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.LandingPages;

/// <summary>Puts landing pages before the public and takes them away; what is published is a copy of the draft that never changes. An address that was once public leads on.</summary>
internal sealed class LandingPagePublishing(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Out = """
        with before as (
          select state, published_no, slug from landing_pages where id = @id
        ), v as (
          insert into landing_page_versions (page_id, no, content, published_by)
          select p.id, coalesce((select max(no) from landing_page_versions where page_id = p.id), 0) + 1, p.draft, @by
          from landing_pages p
          where p.id = @id and p.version = @version
            and not exists (select from landing_pages t where t.slug = p.draft_slug and t.id <> p.id)
            and not exists (select from landing_old_slugs o where o.slug = p.draft_slug and o.page_id <> p.id)
          returning no
        ), p as (
          update landing_pages set state = 'published', published_no = v.no, slug = coalesce(draft_slug, slug), draft_slug = null, version = version + 1
          from v where id = @id and version = @version
          returning landing_pages.*
        ), moved as (
          insert into landing_old_slugs (slug, page_id)
          select b.slug, p.id from before b, p where p.slug <> b.slug and b.published_no is not null
          on conflict (slug) do nothing
        ), back as (
          delete from landing_old_slugs o using p where o.slug = p.slug
        )
        select max(p.published_no)::int, count(write_change('page.published', @by, p.name,
          jsonb_build_object('state', b.state, 'no', b.published_no) || case when b.slug <> p.slug then jsonb_build_object('slug', b.slug) else '{}' end,
          jsonb_build_object('state', p.state, 'no', p.published_no) || case when b.slug <> p.slug then jsonb_build_object('slug', p.slug) else '{}' end))
        from p, before b
        """;

    [StringSyntax("sql")]
    private const string Away = """
        with p as (
          update landing_pages set state = 'unpublished', version = version + 1
          where id = @id and state = 'published'
          returning *
        )
        select count(p.id)::int, count(write_change('page.unpublished', @by, p.name, '{"state": "published"}', '{"state": "unpublished"}')) from p
        """;

    // What was once public is kept, out of the way.
    [StringSyntax("sql")]
    private const string Aside = """
        with p as (
          update landing_pages set state = @after, version = version + 1 where id = @id and state = @before returning *
        )
        select count(p.id)::int, count(write_change('page.archived', @by, p.name, jsonb_build_object('state', @before), jsonb_build_object('state', @after)))
        from p
        """;

    [StringSyntax("sql")]
    private const string Again = """
        update landing_pages p set draft = v.content, version = p.version + 1, changed_at = product_clock_timestamp()
        from landing_page_versions v
        where p.id = @id and v.page_id = p.id and v.no = @no
        """;

    /// <summary>The number of the new version; null when the draft has meanwhile changed, or somebody took its address.</summary>
    public async Task<int?> Publish(Guid id, int version, string by, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        try
        {
            return await connection.ExecuteScalarAsync<int?>(new CommandDefinition(Out, new { id, version, by }, cancellationToken: cancel));
        }
        catch (PostgresException cause) when (cause.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return null;
        }
    }

    /// <summary>False when it was not published.</summary>
    public async Task<bool> Unpublish(Guid id, string by, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(Away, new { id, by }, cancellationToken: cancel)) == 1;
    }

    /// <summary>Puts a page that is not before the public out of the list, or back. False when it was not there.</summary>
    public async Task<bool> Archive(Guid id, bool away, string by, CancellationToken cancel)
    {
        var (before, after) = away ? ("unpublished", "archived") : ("archived", "unpublished");
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(Aside, new { id, before, after, by }, cancellationToken: cancel)) == 1;
    }

    /// <summary>Makes an old version the draft; visitors get it when it is published anew. False when there is no such version.</summary>
    public async Task<bool> TakeBack(Guid id, int no, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(Again, new { id, no }, cancellationToken: cancel)) == 1;
    }
}
