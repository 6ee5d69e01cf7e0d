using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Leads;

/// <summary>Reads what makes one person of a lead: their numbers, who was united with them, and who else they may be.</summary>
internal sealed class PersonReading(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Numbers = """
        select i.value as number, i.learnt_from as learntfrom, i.learnt_at as learntat, i.value = l.phone as ispreferred
        from lead_identities i
        join leads l on l.id = i.lead_id
        where i.lead_id = @id and i.kind = 'phone'
        order by i.value = l.phone desc, i.learnt_at, i.value
        """;

    [StringSyntax("sql")]
    private const string Merges = """
        select m.id, m.absorbed_id as otherid, l.name, m.at, m.actor,
          not exists (select from merges n where n.kept_id = m.kept_id and n.split_at is null and (n.at, n.id) > (m.at, m.id)) as islast
        from merges m
        join leads l on l.id = m.absorbed_id
        where m.kept_id = @id and m.split_at is null and l.erased_at is null
        order by m.at desc, m.id desc
        """;

    [StringSyntax("sql")]
    private const string Others = """
        select l.id, l.name, s.reason
        from merge_suggestions s
        join leads_standing l on l.id = case when s.a = @id then s.b else s.a end
        where (s.a = @id or s.b = @id) and s.dismissed_at is null and (@only::uuid is null or l.store_id = @only)
        order by s.at desc, s.id desc
        limit 3
        """;

    public async Task<PersonParts> Read(Guid id, Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return new(
            [.. await connection.QueryAsync<PersonNumber>(new CommandDefinition(Numbers, new { id }, cancellationToken: cancel))],
            [.. await connection.QueryAsync<PersonMerge>(new CommandDefinition(Merges, new { id }, cancellationToken: cancel))],
            [.. await connection.QueryAsync<PersonHint>(new CommandDefinition(Others, new { id, only }, cancellationToken: cancel))]);
    }
}

/// <summary>What makes one person of a lead.</summary>
internal sealed record PersonParts(IReadOnlyList<PersonNumber> Numbers, IReadOnlyList<PersonMerge> Merges, IReadOnlyList<PersonHint> Hints)
{
    public static PersonParts None { get; } = new([], [], []);
}

/// <summary>One of the numbers of a person, and where it was learnt.</summary>
internal sealed record PersonNumber
{
    public required string Number { get; init; }

    public required string LearntFrom { get; init; }

    public DateTime LearntAt { get; init; }

    /// <summary>Messages go to this one.</summary>
    public bool IsPreferred { get; init; }
}

/// <summary>Another lead that was united with this one.</summary>
internal sealed record PersonMerge
{
    public Guid Id { get; init; }

    public Guid OtherId { get; init; }

    public required string Name { get; init; }

    public DateTime At { get; init; }

    public required string Actor { get; init; }

    /// <summary>Only the last merge can be taken back.</summary>
    public bool IsLast { get; init; }
}

/// <summary>Another lead that may be the same person, and why.</summary>
internal sealed record PersonHint(Guid Id, string Name, string Reason);
