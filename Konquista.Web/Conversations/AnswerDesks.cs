using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Conversations;

/// <summary>Reads what bears on an answer to one person, and the approved templates that may go when free text may not.</summary>
internal sealed class AnswerDesks(NpgsqlDataSource database)
{
    // The number as the lead's grain chooses it: the one they last wrote to, else the one they know.
    [StringSyntax("sql")]
    private const string One = """
        select l.id as leadid, l.name, l.first_name as firstname, l.state as federalstate, l.store_id as storeid, s.name as store,
          s.address, s.city, p.name as phone, p.provider, l.opted_out_at as optedoutat, l.human_until as humanuntil,
          l.erased_at is not null as iserased, l.time_zone as timezone, product_now() as now,
          s.time_zone as storezone, l.source = 'sample' as issample,
          (select max(i.at) from inbound i where i.lead_id = l.id and i.phone_id = p.id and i.kind <> 'reaction') as heardat,
          coalesce((select value::int from settings where key = 'human_hold_days'), 0) as holddays
        from leads l
        left join stores s on s.id = l.store_id
        left join lateral (
          select p.id, p.name, p.provider
          from unnest(array[
            (select i.phone_id from inbound i where i.lead_id = l.id and i.phone_id is not null order by i.at desc limit 1),
            l.phone_id]) with ordinality c (id, no)
          join phones p on p.id = c.id and p.removed_at is null
          order by c.no
          limit 1
        ) p on true
        where l.id = @lead and (@only::uuid is null or l.store_id = @only)
        """;

    [StringSyntax("sql")]
    private const string Templates = """
        select t.id, t.name, v.body
        from templates t
        join lateral (select body from template_variants where template_id = t.id order by no limit 1) v on true
        where t.kind = 'cloud_template'
        order by t.name
        """;

    [StringSyntax("sql")]
    private const string Written = "select body from messages where id = @message";

    /// <summary>Null for a lead that does not exist, or that the asker may not see.</summary>
    public async Task<AnswerDesk?> Find(Guid lead, Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<AnswerDesk>(new CommandDefinition(One, new { lead, only }, cancellationToken: cancel));
    }

    /// <summary>False when the message that a request became says something else: an old form was sent again with new words.</summary>
    public async Task<bool> Says(Guid message, string text, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var body = await connection.ExecuteScalarAsync<string?>(new CommandDefinition(Written, new { message }, cancellationToken: cancel));
        return body is null || string.Equals(Letters(body), Letters(text), StringComparison.Ordinal);
    }

    /// <summary>Those that can be filled for this person.</summary>
    public async Task<IReadOnlyList<ApprovedTemplate>> For(AnswerDesk desk, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var templates = await connection.QueryAsync<ApprovedTemplate>(new CommandDefinition(Templates, cancellationToken: cancel));
        return [.. templates.Where(template => desk.Exactly(template.Body) is not null)];
    }

    // What is stored has lost its outer spaces and what no database takes.
    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}

/// <summary>A text that Meta has approved, which may also go to who has not written lately.</summary>
internal sealed record ApprovedTemplate(Guid Id, string Name, string Body);
