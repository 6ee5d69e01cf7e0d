using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Konquista.Web.Imports;

/// <summary>Takes an uploaded file into the database piece by piece, so that no process holds it and every silo can read it.</summary>
internal sealed class Upload(NpgsqlDataSource database)
{
    public const long MostBytes = 200L * 1024 * 1024;
    public const int PieceSize = 1024 * 1024;

    private const int LongestLine = 64 * 1024;

    [StringSyntax("sql")]
    private const string Begin = """
        insert into imports (id, kind, file_name, bytes, sha256, options, state, created_by)
        values ($1, $2, $3, 0, '', '{}', 'uploading', $4)
        """;

    [StringSyntax("sql")]
    private const string Piece = "insert into import_chunks (import_id, no, bytes) values ($1, $2, $3)";

    [StringSyntax("sql")]
    private const string Complete = "update imports set state = 'mapping', bytes = $2, sha256 = $3 where id = $1 and state = 'uploading'";

    [StringSyntax("sql")]
    private const string GiveUp = "delete from imports where id = $1 and state = 'uploading'";

    /// <summary>A spreadsheet is kept as the CSV of its first sheet; the hash is that of the file as it was given.</summary>
    public async Task<Guid> Take(Stream file, NewImport import, CancellationToken cancel)
    {
        var isSheet = file.CanSeek && await Spreadsheet.IsOne(file, cancel);
        if (isSheet)
        {
            await SpreadsheetSize.Check(file, cancel);
            file.Position = 0;
        }

        var id = Guid.CreateVersion7();
        await using var connection = await database.OpenConnectionAsync(cancel);
        await Run(connection, Begin, cancel, id, import.Kind, import.FileName, import.By);
        try
        {
            var (bytes, hash) = isSheet ? await Sheet(connection, id, file, cancel) : await Pieces(connection, id, file, cancel);
            await Run(connection, Complete, cancel, id, bytes, hash);
            return id;
        }
        catch
        {
            await using var other = await database.OpenConnectionAsync(CancellationToken.None);
            await Run(other, GiveUp, CancellationToken.None, id);
            throw;
        }
    }

    private static async Task<(long Bytes, byte[] Hash)> Sheet(NpgsqlConnection connection, Guid id, Stream file, CancellationToken cancel)
    {
        var hash = await SHA256.HashDataAsync(file, cancel);
        file.Position = 0;
        var piece = new ArrayBufferWriter<byte>(PieceSize + LongestLine);
        var (total, no) = (0L, 0);
        foreach (var line in Spreadsheet.Lines(file))
        {
            Encoding.UTF8.GetBytes(line, piece);
            if (piece.WrittenCount >= PieceSize)
            {
                await Keep();
            }
        }

        await Keep();
        return (total, hash);

        async Task Keep()
        {
            total += piece.WrittenCount;
            await Run(connection, Piece, cancel, id, no++, piece.WrittenMemory);
            piece.ResetWrittenCount();
        }
    }

    private static async Task<(long Bytes, byte[] Hash)> Pieces(
        NpgsqlConnection connection, Guid id, Stream file, CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(PieceSize);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            var (total, no) = (0L, 0);
            while (await file.ReadAtLeastAsync(buffer.AsMemory(0, PieceSize), PieceSize, throwOnEndOfStream: false, cancel) is > 0 and var read)
            {
                hash.AppendData(buffer, 0, read);
                await Run(connection, Piece, cancel, id, no++, buffer.AsMemory(0, read));
                total += read;
            }

            return (total, hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancel);
    }
}

/// <summary>What is known of a file before its bytes arrive. Kind is leads or appointments.</summary>
internal sealed record NewImport(string Kind, string FileName, string By);
