using System.Diagnostics.CodeAnalysis;
using Dapper;
using Konquista.Web.Kit;
using Npgsql;

namespace Konquista.Web.Leads;

/// <summary>Pairs of leads that may be one person: the newest hint first, without those that somebody said no to.</summary>
internal sealed class SuggestionList(NpgsqlDataSource database)
{
    public const int PageSize = 20;

    /// <summary>More than these are told as "more than".</summary>
    public const int MostCounted = 99;

    [StringSyntax("sql")]
    public const string Open = """
        select s.id, s.a, s.b, s.reason, s.at
        from merge_suggestions s
        join leads l on l.id = s.a and l.erased_at is null and l.merged_into is null
        join leads o on o.id = s.b and o.erased_at is null and o.merged_into is null
        where s.dismissed_at is null and (@only::uuid is null or (l.store_id = @only and o.store_id = @only))
        """;

    [StringSyntax("sql")]
    private const string Find = $"""
        {Open}
          and (@before::timestamptz is null or (s.at, s.id) < (@before, @beforeid))
        order by s.at desc, s.id desc
        limit @most
        """;

    [StringSyntax("sql")]
    private const string Number = $"select count(*) from ({Open} limit @most) n";

    [StringSyntax("sql")]
    private const string Close = $"""
        update merge_suggestions d set dismissed_at = product_now(), dismissed_by = @by
        where d.id in (select n.id from ({Open} and s.id = @pair) n)
        """;

    public async Task<Pager<Suggestion>> Page(Guid? only, string? after, CancellationToken cancel)
    {
        var end = Cursor.Read(after);
        await using var connection = await database.OpenConnectionAsync(cancel);
        return Pager<Suggestion>.Of(
            [.. await connection.QueryAsync<Suggestion>(new CommandDefinition(
                Find, new { only, before = end?.At, beforeid = end?.Id, most = PageSize + 1 }, cancellationToken: cancel))],
            PageSize);
    }

    /// <summary>How many there are; one more than <see cref="MostCounted"/> stands for all above.</summary>
    public async Task<int> Count(Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return (int)await connection.ExecuteScalarAsync<long>(new CommandDefinition(Number, new { only, most = MostCounted + 1 }, cancellationToken: cancel));
    }

    /// <summary>They are two people: nobody is asked about them again. False when there is no such pair to see.</summary>
    public async Task<bool> Dismiss(Guid pair, Guid? only, string by, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(Close, new { pair, only, by }, cancellationToken: cancel)) == 1;
    }
}

/// <summary>Two leads that may be one person, and what says so.</summary>
internal sealed record Suggestion
{
    public Guid Id { get; init; }

    public Guid A { get; init; }

    public Guid B { get; init; }

    public required string Reason { get; init; }

    public DateTime At { get; init; }
}
