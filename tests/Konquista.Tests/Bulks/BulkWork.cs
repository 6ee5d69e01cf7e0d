using Konquista.Sequences;
using Npgsql;

namespace Konquista.Bulks;

/// <summary>Leads by the hundred, and work on them as the site asks for it.</summary>
internal static class BulkWork
{
    /// <summary>Leads that are in no campaign, with one tag of their own.</summary>
    public static Task<IReadOnlyList<Guid>> Leads(this NpgsqlDataSource db, int count, string tag) => db.All<Guid>(
        """
        insert into leads (id, name, phone, time_zone, tags, source, entry, captured_at)
        select gen_random_uuid(), 'Lia ' || n, '', 'America/Sao_Paulo', array[$2], 'manual', 'capture_only', product_now()
        from generate_series(1, $1) n
        returning id
        """,
        count,
        tag);

    /// <summary>Queued, for all leads with a tag.</summary>
    public static async Task<Guid> Ask(this NpgsqlDataSource db, string tag, string action, string? argument = null)
    {
        var id = Guid.CreateVersion7();
        await db.Change(
            """
            with l as (
              select id, row_number() over (order by id) as no from leads where tags @> array[$2]
            ), b as (
              insert into bulks (id, action, argument, total, created_by) select $1, $3, nullif($4, ''), count(*), 'maria' from l
            )
            insert into bulk_leads (bulk_id, no, lead_id) select $1, no, id from l
            """,
            id,
            tag,
            action,
            argument ?? "");
        return id;
    }

    /// <summary>"done 450 of 450 changed 449".</summary>
    public static Task<string> Standing(this NpgsqlDataSource db, Guid id) =>
        db.One<string>("select format('%s %s of %s changed %s', state, done, total, changed) from bulks where id = $1", id);

    public static Task Ends(this NpgsqlDataSource db, Guid id) => Town.Eventually(async () =>
        await db.One<string>("select state from bulks where id = $1", id) is "done" or "failed" ? null : await db.Standing(id), seconds: 60);
}
