using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Bulks;

/// <summary>Work on many leads, the newest first, and how far each has come. Who belongs to one store sees their own work alone.</summary>
internal sealed class BulkList(NpgsqlDataSource database)
{
    private const int Most = 50;

    [StringSyntax("sql")]
    private const string Recent = """
        select b.id, b.action, coalesce(c.name, s.name, b.argument) as argument, b.state, b.total, b.done, b.changed,
          b.created_by as createdby, b.created_at as createdat, product_now() as now
        from bulks b
        left join campaigns c on b.action = 'enroll' and c.id::text = b.argument
        left join stores s on b.action = 'move_store' and s.id::text = b.argument
        where (@id::uuid is null or b.id = @id) and (@by::text is null or b.created_by = @by)
        order by b.created_at desc, b.id desc
        limit @most
        """;

    public async Task<IReadOnlyList<BulkRow>> All(string? by, CancellationToken cancel) => await Read(null, by, cancel);

    public async Task<BulkRow?> Find(Guid id, string? by, CancellationToken cancel) => (await Read(id, by, cancel)).SingleOrDefault();

    private async Task<IReadOnlyList<BulkRow>> Read(Guid? id, string? by, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<BulkRow>(new CommandDefinition(Recent, new { id, by, most = Most }, cancellationToken: cancel))];
    }
}

/// <summary>One piece of work on many leads.</summary>
internal sealed record BulkRow
{
    public Guid Id { get; init; }

    public required string Action { get; init; }

    public string? Argument { get; init; }

    public required string State { get; init; }

    public int Total { get; init; }

    public int Done { get; init; }

    /// <summary>For how many of them it made a difference.</summary>
    public int Changed { get; init; }

    public required string CreatedBy { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime Now { get; init; }

    public bool IsMoving => State is "queued" or "running";
}
