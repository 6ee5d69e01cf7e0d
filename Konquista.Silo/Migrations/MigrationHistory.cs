using System.Diagnostics.CodeAnalysis;
using Konquista.Silo.Verbs;
using Npgsql;

namespace Konquista.Silo.Migrations;

/// <summary>What a database says has been applied; refuses a program that is older, or whose files were changed since.</summary>
internal sealed record MigrationHistory(IReadOnlyDictionary<int, byte[]> Applied)
{
    [StringSyntax("sql")]
    private const string Create = """
        create table if not exists public.schema_version (
          number int primary key, name text not null, sha256 bytea not null, applied_at timestamptz not null default now())
        """;

    [StringSyntax("sql")]
    private const string Select = "select number, sha256 from public.schema_version";

    public static async Task<MigrationHistory> Read(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var create = new NpgsqlCommand(Create, connection);
        await create.ExecuteNonQueryAsync(cancellation);
        var applied = new Dictionary<int, byte[]>();
        await using var select = new NpgsqlCommand(Select, connection);
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            applied[reader.GetInt32(0)] = await reader.GetFieldValueAsync<byte[]>(1, cancellation);
        }

        return new MigrationHistory(applied);
    }

    public IReadOnlyList<Migration> MissingFrom(IReadOnlyList<Migration> files)
    {
        if (Applied.Keys.Except(files.Select(file => file.Number)).Order().ToList() is [var unknown, ..])
        {
            throw new OperatorException($"The database has migration {unknown:000}, which this program does not know: run a newer Konquista.");
        }

        if (files.FirstOrDefault(WasChanged) is { } changed)
        {
            throw new OperatorException($"Migration {changed.Name} was changed after it was applied: put the change in a new file.");
        }

        return [.. files.Where(file => !Applied.ContainsKey(file.Number)).OrderBy(file => file.Number)];
    }

    private bool WasChanged(Migration file) =>
        Applied.TryGetValue(file.Number, out var checksum) && !checksum.AsSpan().SequenceEqual(file.Checksum);
}
