using System.Diagnostics.CodeAnalysis;
using Dapper;
using Konquista.Leads;
using Konquista.Web.Languages;
using Konquista.WhatsApp;
using Npgsql;

namespace Konquista.Web.LandingPages;

/// <summary>Keeps what visitors send until a silo has taken it, so that nobody is lost while none answers; what is sent twice is kept once.</summary>
internal sealed class PostBook(NpgsqlDataSource database)
{
    private const int MostTries = 5;

    [StringSyntax("sql")]
    private const string Today = "select product_now()";

    [StringSyntax("sql")]
    private const string Insert = """
        with p as (
          insert into landing_posts (id, key, page_id, code, person) values (@id, @key, @page, @code, @person::jsonb)
          on conflict (key) do nothing
          returning code
        ), c as (
          insert into chat_codes (code, page_id, expires_at) select code, @page, product_clock_timestamp() + interval '30 days' from p
        )
        select code from p
        """;

    [StringSyntax("sql")]
    private const string Known = "select code from landing_posts where key = @key";

    // The lease doubles as a pause before what failed is tried again.
    [StringSyntax("sql")]
    private const string Take = """
        with t as (
          select id from landing_posts
          where done_at is null and (taken_until is null or taken_until < now())
          order by received_at, id
          limit @most
          for update skip locked
        )
        update landing_posts p set taken_until = now() + least(p.tries + 1, 20) * interval '30 seconds', tries = p.tries + 1
        from t where p.id = t.id
        returning p.id, p.key, p.person::text as person
        """;

    [StringSyntax("sql")]
    private const string GiveBack = "update landing_posts set taken_until = null, tries = greatest(tries - 1, 0) where id = any (@ids) and done_at is null";

    [StringSyntax("sql")]
    private const string Finish = """
        with before as (
          select coalesce(person #>> '{arrival,utmSource}', person #>> '{arrival,referrer}', 'direct') as source from landing_posts where id = @id
        ), p as (
          update landing_posts set done_at = product_clock_timestamp(), lead_id = @lead, person = null
          where id = @id and done_at is null
          returning code, page_id
        ), held as (
          insert into landing_visits (page_id, day, source, held)
          select p.page_id, (product_now() at time zone 'America/Sao_Paulo')::date, b.source, 1 from p, before b where @isheld
          on conflict (page_id, day, source) do update set held = landing_visits.held + 1
        )
        update chat_codes c set lead_id = @lead from p where c.code = p.code and @lead::uuid is not null
        """;

    [StringSyntax("sql")]
    private const string ForgetPosts = "delete from landing_posts where done_at < product_now() - interval '2 days'";

    [StringSyntax("sql")]
    private const string ForgetCodes = "delete from chat_codes where expires_at < product_now()";

    /// <summary>The code that ties a chat to this; the same one for what was sent before.</summary>
    public async Task<string> Keep(KeptPost post, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var key = post.Key(LocalTime.Day(await connection.ExecuteScalarAsync<DateTime>(new CommandDefinition(Today, cancellationToken: cancel))));
        for (var tries = 0; ; tries++)
        {
            try
            {
                var values = new { id = Guid.CreateVersion7(), key, page = post.Arrival.PageId, code = ChatCode.New(), person = post.Write() };
                if ((await connection.ExecuteScalarAsync<string?>(new CommandDefinition(Insert, values, cancellationToken: cancel))
                    ?? await connection.ExecuteScalarAsync<string?>(new CommandDefinition(Known, new { key }, cancellationToken: cancel))) is { } code)
                {
                    return code;
                }
            }
            catch (PostgresException cause) when (cause.SqlState == PostgresErrorCodes.UniqueViolation && tries < MostTries)
            {
                // Somebody has this code: another one.
            }
        }
    }

    public async Task<IReadOnlyList<WaitingPost>> TakeSome(int most, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<WaitingPost>(new CommandDefinition(Take, new { most }, cancellationToken: cancel))];
    }

    public Task Return(Guid[] ids, CancellationToken cancel) => Run(GiveBack, new { ids }, cancel);

    /// <summary>It is a lead, or somebody who may not be written to, who is counted: what was sent is forgotten either way.</summary>
    public Task End(Guid id, CaptureOutcome outcome, CancellationToken cancel) =>
        Run(Finish, new { id, lead = (outcome as CaptureOutcome.Recorded)?.LeadId, isheld = outcome is CaptureOutcome.Suppressed }, cancel);

    public async Task ForgetOld(CancellationToken cancel)
    {
        await Run(ForgetPosts, new { }, cancel);
        await Run(ForgetCodes, new { }, cancel);
    }

    private async Task Run(string statement, object values, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(statement, values, cancellationToken: cancel));
    }
}

/// <summary>Something that was sent and waits for a silo.</summary>
internal sealed record WaitingPost
{
    public Guid Id { get; init; }

    public required string Key { get; init; }

    public required string Person { get; init; }
}
