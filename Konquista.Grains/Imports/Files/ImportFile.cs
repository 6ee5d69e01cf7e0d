using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Imports.Files;

/// <summary>The bytes of an uploaded file, read forwards from its chunks in the database, one chunk in memory at a time.</summary>
internal sealed class ImportFile(NpgsqlDataSource db, Guid importId) : Stream
{
    private byte[] _chunk = [];
    private int _no = -1;
    private int _at;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_at == _chunk.Length)
        {
            if (!await NextChunk(cancellationToken))
            {
                return 0;
            }
        }

        var count = Math.Min(buffer.Length, _chunk.Length - _at);
        _chunk.AsMemory(_at, count).CopyTo(buffer);
        _at += count;
        _position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("The file comes from the database: read it asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    [StringSyntax("sql")]
    private const string ChunkAfter = "select no, bytes from import_chunks where import_id = $1 and no > $2 order by no limit 1";

    private async Task<bool> NextChunk(CancellationToken cancellation)
    {
        await using var command = db.Command(ChunkAfter, importId, _no);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation))
        {
            return false;
        }

        (_no, _chunk, _at) = (row.GetInt32(0), row.GetFieldValue<byte[]>(1), 0);
        return true;
    }
}
