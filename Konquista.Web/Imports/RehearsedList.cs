using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Imports;

/// <summary>What a rehearsal says of the lines of a file, in their order, all or those of one verdict.</summary>
internal sealed class RehearsedList(NpgsqlDataSource database)
{
    public const int PageSize = 50;

    /// <summary>Refused because nobody may write to them, told apart from those that cannot be read.</summary>
    public const string Suppressed = "suppressed";

    [StringSyntax("sql")]
    private const string After = """
        select r.line, case when r.verdict = 'refused' and r.reason in ('erased', 'do_not_contact') then 'suppressed' else r.verdict end as verdict,
          r.reason, l.id as leadid, l.name as leadname, r.same_line as sameline, r.changes::text as changes, r.given,
          c.name as campaign,
          (select string_agg(o.name, ', ' order by o.name) from enrollments e join campaigns o on o.id = e.campaign_id
            where e.lead_id = l.id and e.state = 'active') as isin
        from import_rehearsals r
        left join campaigns c on c.id = r.campaign_id
        left join leads l on l.id = r.lead_id and l.erased_at is null
        where r.import_id = @id and r.line > @after
          and (@verdict::text is null or r.verdict = case @verdict when 'suppressed' then 'refused' else @verdict end)
          and (@verdict::text is null or @verdict not in ('refused', 'suppressed')
            or (coalesce(r.reason, '') in ('erased', 'do_not_contact')) = (@verdict = 'suppressed'))
        order by r.line
        limit @most
        """;

    [StringSyntax("sql")]
    private const string Barred = """
        select count(*)::int from import_rehearsals
        where import_id = @id and verdict = 'refused' and reason in ('erased', 'do_not_contact')
        """;

    public static IReadOnlyList<string> Verdicts { get; } = ["new", "updated", "known", "repeated", Suppressed, "refused"];

    public async Task<IReadOnlyList<RehearsedRow>> Page(Guid id, string? verdict, int after, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return
        [
            .. await connection.QueryAsync<RehearsedRow>(new CommandDefinition(
                After, new { id, verdict, after, most = PageSize + 1 }, cancellationToken: cancel)),
        ];
    }

    /// <summary>How many lines of each verdict there are.</summary>
    public async Task<IReadOnlyList<(string Verdict, int Lines)>> Counts(ImportRow import, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var barred = await connection.ExecuteScalarAsync<int>(new CommandDefinition(Barred, new { id = import.Id }, cancellationToken: cancel));
        int[] lines = [import.Created, import.Updated, import.Known, import.Repeated, barred, import.Refused - barred];
        return [.. Verdicts.Zip(lines)];
    }
}
