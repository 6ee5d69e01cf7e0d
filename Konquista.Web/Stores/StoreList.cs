using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Stores;

/// <summary>The units of the business as pages show them, with how much hangs on each.</summary>
internal sealed class StoreList(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Rows = """
        select s.id, s.name, s.tag, s.city, s.state, s.time_zone as timezone,
          (select count(*) from leads l where l.store_id = s.id and l.merged_into is null) as leads,
          (select count(*) from phones p where p.store_id = s.id and p.removed_at is null) as phones
        from stores s
        order by s.name
        """;

    [StringSyntax("sql")]
    private const string One = """
        select id, name, tag, address, city, state, opening, time_zone as timezone, closed_days as closeddays, version
        from stores where id = @id
        """;

    [StringSyntax("sql")]
    private const string Uses = """
        select (select count(*) from leads where store_id = @id) as leads,
          (select count(*) from phones where store_id = @id) as phones,
          (select count(*) from appointments where store_id = @id) as appointments,
          (select count(*) from auth.users where store_id = @id) as users
        """;

    [StringSyntax("sql")]
    private const string Names = "select id, name from stores where @only::uuid is null or id = @only order by name";

    public async Task<IReadOnlyList<StoreRow>> All(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<StoreRow>(new CommandDefinition(Rows, cancellationToken: cancel))];
    }

    public async Task<StoreDetails?> Find(Guid id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<StoreDetails>(new CommandDefinition(One, new { id }, cancellationToken: cancel));
    }

    public async Task<StoreUses> UsesOf(Guid id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleAsync<StoreUses>(new CommandDefinition(Uses, new { id }, cancellationToken: cancel));
    }

    /// <summary>Those one may choose from: all, or the one somebody belongs to.</summary>
    public async Task<IReadOnlyList<StoreChoice>> Choices(Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<StoreChoice>(new CommandDefinition(Names, new { only }, cancellationToken: cancel))];
    }
}

/// <summary>One store to choose.</summary>
internal sealed record StoreChoice(Guid Id, string Name);

/// <summary>One store in the list.</summary>
internal sealed record StoreRow
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Tag { get; init; }

    public required string City { get; init; }

    public string? State { get; init; }

    public required string TimeZone { get; init; }

    public long Leads { get; init; }

    public long Phones { get; init; }
}

/// <summary>What is kept of one store.</summary>
internal sealed record StoreDetails
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Tag { get; init; }

    public required string Address { get; init; }

    public required string City { get; init; }

    public string? State { get; init; }

    public required string Opening { get; init; }

    public required string TimeZone { get; init; }

    public DateOnly[] ClosedDays { get; init; } = [];

    public int Version { get; init; }
}

/// <summary>What would be without its store.</summary>
internal sealed record StoreUses(long Leads, long Phones, long Appointments, long Users)
{
    public bool IsUsed => Leads + Phones + Appointments + Users > 0;
}
