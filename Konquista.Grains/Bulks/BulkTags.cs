using System.Diagnostics.CodeAnalysis;
using Konquista.Leads;
using Konquista.Leads.Entries;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Bulks;

/// <summary>
/// Tags given to many leads, or taken from them, in one statement instead of a call for each: nothing of a sequence is decided by
/// it, and the bumped version tells their grains. What counts as the same tag is decided as it is for one lead.
/// </summary>
internal sealed class BulkTags(BulkRow bulk)
{
    [StringSyntax("sql")]
    private const string LockLeads = "select id, tags from leads where id = any ($1) and erased_at is null and merged_into is null order by id for no key update";

    [StringSyntax("sql")]
    private const string WriteTags = """
        with l as (
          update leads l
          set tags = n.after, version = l.version + 1
          from jsonb_to_recordset($1::jsonb) as n (id uuid, before jsonb, after text[])
          where l.id = n.id
          returning l.id, l.version, l.tags, n.before
        )
        insert into feed (at, kind, lead_id, lead_version, actor, data)
        select product_clock_timestamp(), 'lead.edited', id, version, $2,
               jsonb_build_object('name', null, 'before', jsonb_build_object('tags', before), 'after', jsonb_build_object('tags', tags))
        from l
        """;

    /// <summary>Within the caller's transaction; answers how many leads changed.</summary>
    public async Task<int> Write(NpgsqlConnection connection, Guid[] leads, CancellationToken cancellation)
    {
        var changes = new List<TagChange>(leads.Length);
        await using (var command = connection.Command(LockLeads, leads))
        {
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation))
            {
                var before = rows.GetFieldValue<string[]>(1);
                var after = After(before);
                if (!after.SequenceEqual(before, StringComparer.Ordinal))
                {
                    changes.Add(new(rows.GetGuid(0), before, after));
                }
            }
        }

        return changes.Count == 0 ? 0 : await connection.Execute(WriteTags, Json.Of(changes), bulk.By);
    }

    private IReadOnlyList<string> After(string[] before)
    {
        if (bulk.Action == BulkAction.TagAdd)
        {
            return Tags.Unite(before, bulk.Tags);
        }

        var gone = bulk.Tags.Select(PlainTag.Of).ToHashSet(StringComparer.Ordinal);
        return [.. before.Where(tag => !gone.Contains(PlainTag.Of(tag)))];
    }

    private sealed record TagChange(Guid Id, IReadOnlyList<string> Before, IReadOnlyList<string> After);
}
