using Npgsql;
using NpgsqlTypes;

namespace Konquista.Postgres;

/// <summary>Writing many rows into a table by COPY.</summary>
internal static class CopyRow
{
    extension(NpgsqlConnection connection)
    {
        /// <summary>Each row gives its cells in the order of the columns named.</summary>
        public async Task Copy<T>(string sql, IReadOnlyCollection<T> rows, Func<T, (object? Value, NpgsqlDbType Type)[]> cells, CancellationToken cancellation)
        {
            if (rows.Count == 0)
            {
                return;
            }

            await using var copy = await connection.BeginBinaryImportAsync(sql, cancellation);
            foreach (var row in rows)
            {
                await copy.StartRowAsync(cancellation);
                foreach (var (value, type) in cells(row))
                {
                    await (value is null ? copy.WriteNullAsync(cancellation) : copy.WriteAsync(value, type, cancellation));
                }
            }

            await copy.CompleteAsync(cancellation);
        }
    }
}
