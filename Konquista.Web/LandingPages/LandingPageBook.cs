using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.LandingPages;

/// <summary>Writes drafts of landing pages; a form that is older than the row changes nothing, and the address of a page that was public stays until the next publication.</summary>
internal sealed class LandingPageBook(NpgsqlDataSource database)
{
    private const string SlugTaken = "landing_pages_slug_key";
    private const int MostTries = 3;

    [StringSyntax("sql")]
    private const string Add = """
        with p as (
          insert into landing_pages (id, slug, name, draft, campaign_id, store_id)
          select @id, @slug, @name, @draft::jsonb, @campaign, @store
          where not exists (select from landing_old_slugs where slug = @slug)
          returning *
        )
        select count(p.id)::int, count(write_change('page.changed', @by, p.name, null,
          landing_page_picture(p.name, p.slug, p.campaign_id, p.store_id)))
        from p
        """;

    // Words alone are no news: whoever writes is saved every second. What leads go by is.
    [StringSyntax("sql")]
    private const string Write = """
        with before as (
          select landing_page_picture(name, slug, campaign_id, store_id) as picture from landing_pages where id = @id
        ), p as (
          update landing_pages set name = @name, slug = case when published_no is null then @slug else slug end,
            draft_slug = case when published_no is not null and slug <> @slug then @slug end,
            draft = @draft::jsonb, campaign_id = @campaign, store_id = @store,
            version = version + 1, changed_at = product_clock_timestamp()
          where id = @id and version = @version
            and not exists (select from landing_pages t where t.slug = @slug and t.id <> @id)
            and not exists (select from landing_old_slugs o where o.slug = @slug and o.page_id <> @id)
          returning *
        )
        select count(p.id)::int,
          count(write_change('page.changed', @by, p.name, (select b.picture from before b),
            landing_page_picture(p.name, p.slug, p.campaign_id, p.store_id)))
        from p
        """;

    [StringSyntax("sql")]
    private const string IsTaken = """
        select exists (
          select from landing_pages where slug = @slug and id <> @id
          union all
          select from landing_old_slugs where slug = @slug and page_id <> @id)
        """;

    [StringSyntax("sql")]
    private const string Free = """
        select rtrim(left(@slug, 56), '-') || '-' || n
        from generate_series(2, 500) n
        where not exists (select from landing_pages where slug = rtrim(left(@slug, 56), '-') || '-' || n)
          and not exists (select from landing_old_slugs where slug = rtrim(left(@slug, 56), '-') || '-' || n)
        order by n
        limit 1
        """;

    // What was ever public may have brought somebody.
    [StringSyntax("sql")]
    private const string Delete = """
        with p as (
          delete from landing_pages where id = @id and state = 'draft' and published_no is null returning *
        )
        select count(p.id)::int, count(write_change('page.removed', @by, p.name,
          landing_page_picture(p.name, p.slug, p.campaign_id, p.store_id), null))
        from p
        """;

    public Task<LandingPageSaved> Begin(Guid id, LandingPageForm form, string by, CancellationToken cancel) => Save(Add, id, form, by, cancel);

    /// <summary>Begins a page under an address made from its name.</summary>
    public async Task<Guid> Begin(LandingPageForm form, string by, CancellationToken cancel)
    {
        var id = Guid.CreateVersion7();
        form.Slug = Slug.Of(form.Name);
        for (var tries = 0; await Begin(id, form, by, cancel) != LandingPageSaved.Yes && tries < MostTries; tries++)
        {
            form.Slug = await FreeLike(Slug.Of(form.Name), cancel);
        }

        return id;
    }

    public Task<LandingPageSaved> Save(Guid id, LandingPageForm form, string by, CancellationToken cancel) => Save(Write, id, form, by, cancel);

    /// <summary>The first address like this one that is free.</summary>
    public async Task<string> FreeLike(string slug, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<string?>(new CommandDefinition(Free, new { slug }, cancellationToken: cancel)) ?? "";
    }

    /// <summary>False for a page that was ever published.</summary>
    public async Task<bool> Remove(Guid id, string by, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(Delete, new { id, by }, cancellationToken: cancel)) == 1;
    }

    private async Task<LandingPageSaved> Save(string statement, Guid id, LandingPageForm form, string by, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        try
        {
            return await connection.ExecuteScalarAsync<int>(new CommandDefinition(statement, form.Values(id, by), cancellationToken: cancel)) == 1 ? LandingPageSaved.Yes
                : await connection.ExecuteScalarAsync<bool>(new CommandDefinition(IsTaken, new { id, slug = form.Slug.Trim() }, cancellationToken: cancel))
                    ? LandingPageSaved.SlugTaken
                    : LandingPageSaved.Stale;
        }
        catch (PostgresException cause) when (cause is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: SlugTaken })
        {
            return LandingPageSaved.SlugTaken;
        }
        catch (PostgresException cause) when (cause.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            return LandingPageSaved.Stale;
        }
    }
}

/// <summary>What became of an attempt to save a landing page.</summary>
internal enum LandingPageSaved
{
    Yes,
    Stale,
    SlugTaken,
}
