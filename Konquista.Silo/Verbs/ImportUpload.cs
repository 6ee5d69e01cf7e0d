using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using Konquista.Imports;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Silo.Verbs;

/// <summary>Puts a file into the database, where the cluster reads it: the row of an import and its chunks of a megabyte.</summary>
internal static class ImportUpload
{
    private const int ChunkBytes = 1 << 20;

    [StringSyntax("sql")]
    private const string InsertImport = """
        insert into imports (id, kind, file_name, bytes, sha256, options, state, created_by)
        values ($1, $2, $3, $4, ''::bytea, $5::jsonb, 'uploading', 'operator')
        """;

    [StringSyntax("sql")]
    private const string InsertChunk = "insert into import_chunks (import_id, no, bytes) values ($1, $2, $3)";

    [StringSyntax("sql")]
    private const string Queue = "update imports set bytes = $2, sha256 = $3, state = 'queued' where id = $1";

    public static async Task<Guid> Send(NpgsqlDataSource db, FileInfo file, string kind, ImportOptions options, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        await db.Execute(InsertImport, id, kind, file.Name, file.Length, JsonSerializer.Serialize(options, JsonSerializerOptions.Web));
        await using var stream = file.OpenRead();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (bytes, buffer) = (0L, new byte[ChunkBytes]);
        for (var no = 0; await stream.ReadAtLeastAsync(buffer, ChunkBytes, throwOnEndOfStream: false, cancellation) is > 0 and var count; no++)
        {
            hash.AppendData(buffer, 0, count);
            await db.Execute(InsertChunk, id, no, buffer[..count]);
            bytes += count;
        }

        await db.Execute(Queue, id, bytes, hash.GetHashAndReset());
        return id;
    }
}
