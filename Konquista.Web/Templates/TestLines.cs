using System.Diagnostics.CodeAnalysis;
using Dapper;
using Konquista.Phones;
using Npgsql;

namespace Konquista.Web.Templates;

/// <summary>What a test of a template needs to know: the numbers of ours it may leave from, and whose the other number is.</summary>
internal sealed class TestLines(NpgsqlDataSource database)
{
    /// <summary>Marks the people of the business among the leads.</summary>
    public const string Tag = "TESTE";

    [StringSyntax("sql")]
    private const string Phones = """
        select p.id, p.name, p.number, p.provider, p.sandbox as issandbox, s.name as storename, s.address as storeaddress, s.city as storecity
        from phones p left join stores s on s.id = p.store_id
        where p.removed_at is null and (@only::uuid is null or p.store_id = @only)
        order by p.sandbox desc, p.name
        """;

    [StringSyntax("sql")]
    private const string Owner = """
        select l.name, l.tags @> array[@tag::text] as isours
        from lead_identities i join leads l on l.id = i.lead_id
        where i.value = any (@values)
        limit 1
        """;

    [StringSyntax("sql")]
    private const string Tested = "update first_steps set tested_at = product_clock_timestamp() where tested_at is null";

    public async Task<IReadOnlyList<TestLine>> All(Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<TestLine>(new CommandDefinition(Phones, new { only }, cancellationToken: cancel))];
    }

    /// <summary>Null when nobody is known under this number.</summary>
    public async Task<NumberOwner?> OwnerOf(PhoneNumber number, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<NumberOwner>(new CommandDefinition(
            Owner, new { values = new[] { number.E164, number.Digits }, tag = Tag }, cancellationToken: cancel));
    }

    public async Task NoteTested(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(Tested, cancellationToken: cancel));
    }
}

/// <summary>A lead who has a number.</summary>
internal sealed record NumberOwner(string Name, bool IsOurs);

/// <summary>A number of ours from which a test may leave.</summary>
internal sealed record TestLine
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Number { get; init; }

    public required string Provider { get; init; }

    public bool IsSandbox { get; init; }

    public string? StoreName { get; init; }

    public string? StoreAddress { get; init; }

    public string? StoreCity { get; init; }
}
