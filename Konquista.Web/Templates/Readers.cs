using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using Dapper;
using Konquista.Web.Accounts;
using Konquista.Web.Leads;
using Npgsql;

namespace Konquista.Web.Templates;

/// <summary>The people for whom a text is shown while it is written: the newest lead, or one that is looked for.</summary>
internal sealed class Readers(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Newest = """
        select l.id, l.name, l.first_name as firstname, l.phone, l.state, s.name as storename, s.address as storeaddress,
          s.city as storecity
        from leads l left join stores s on s.id = l.store_id
        where (@only::uuid is null or l.store_id = @only) and l.erased_at is null and l.merged_into is null and not l.tags @> array[@tag::text]
        order by l.captured_at desc, l.id desc
        limit 1
        """;

    [StringSyntax("sql")]
    private const string One = """
        select l.id, l.name, l.first_name as firstname, l.phone, l.state, s.name as storename, s.address as storeaddress,
          s.city as storecity
        from leads l left join stores s on s.id = l.store_id
        where l.id = @id and (@only::uuid is null or l.store_id = @only) and l.erased_at is null and l.merged_into is null
        """;

    [StringSyntax("sql")]
    private const string Matching = """
        select l.id, l.name, l.first_name as firstname, l.phone, l.state, s.name as storename, s.address as storeaddress,
          s.city as storecity
        from leads l left join stores s on s.id = l.store_id
        where (@name::text is null or l.search like @name)
          and (@phones::text[] is null or l.id in (select i.lead_id from lead_identities i where i.value = any (@phones)))
          and (@part::text is null or l.phone like @part)
          and (@only::uuid is null or l.store_id = @only) and l.erased_at is null and l.merged_into is null
        order by l.captured_at desc, l.id desc
        limit 6
        """;

    /// <summary>A message of the template that is still to come for a lead.</summary>
    [StringSyntax("sql")]
    private const string Next = """
        select e.id as enrollmentid, s.step ->> 'id' as step, (s.step ->> 'day')::int as day, c.name as campaign
        from enrollments e
        join campaigns c on c.id = e.campaign_id
        join campaign_versions v on v.id = e.version_id
        cross join lateral jsonb_path_query(v.definition, '$.steps[*]') s (step)
        where e.lead_id = @lead and e.state = 'active' and s.step ->> 'template_id' = @template::text
          and not exists (
            select from messages m
            where m.lead_id = e.lead_id and m.enrollment_id = e.id and m.step = s.step ->> 'id' and m.state <> 'planned')
        order by (s.step ->> 'day')::int
        limit 1
        """;

    /// <summary>The given one of the leads somebody may see, else the newest of them who is not of the business; null when there is none.</summary>
    public async Task<Reader?> Choose(Guid? id, Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var chosen = id is null
            ? null
            : await connection.QuerySingleOrDefaultAsync<Reader>(new CommandDefinition(One, new { id, only }, cancellationToken: cancel));
        return chosen ?? await connection.QuerySingleOrDefaultAsync<Reader>(new CommandDefinition(
            Newest, new { only, tag = TestLines.Tag }, cancellationToken: cancel));
    }

    public async Task<IReadOnlyList<Reader>> Find(string typed, ClaimsPrincipal who, CancellationToken cancel)
    {
        var search = LeadSearch.Read(typed.Replace("\0", "", StringComparison.Ordinal), who.SeesNumbers());
        if (search == LeadSearch.None)
        {
            return [];
        }

        await using var connection = await database.OpenConnectionAsync(cancel);
        return
        [
            .. await connection.QueryAsync<Reader>(new CommandDefinition(
                Matching, new { name = search.Name, phones = search.Phones, part = search.PhonePart, only = who.OnlyStore() }, cancellationToken: cancel)),
        ];
    }

    /// <summary>Null when this lead is not to get this template.</summary>
    public async Task<ComingStep?> NextOf(Guid lead, Guid template, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<ComingStep>(
            new CommandDefinition(Next, new { lead, template }, cancellationToken: cancel));
    }
}

/// <summary>A step that a lead has still before them.</summary>
internal sealed record ComingStep
{
    public Guid EnrollmentId { get; init; }

    public required string Step { get; init; }

    public int Day { get; init; }

    public required string Campaign { get; init; }
}
