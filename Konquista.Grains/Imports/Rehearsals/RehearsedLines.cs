using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;
using NpgsqlTypes;
using static NpgsqlTypes.NpgsqlDbType;

namespace Konquista.Imports.Rehearsals;

/// <summary>What a rehearsal wrote down: one row for each line of the file, and nothing of anybody's lead.</summary>
internal sealed class RehearsedLines(NpgsqlDataSource db, Guid id)
{
    private const int AtOnce = 20_000;

    [StringSyntax("sql")]
    private const string Lines = """
        copy import_rehearsals (import_id, line, verdict, reason, lead_id, same_line, campaign_id, changes, given) from stdin (format binary)
        """;

    [StringSyntax("sql")]
    private const string Some = """
        delete from import_rehearsals r using (select line from import_rehearsals where import_id = $1 limit $2) old
        where r.import_id = $1 and r.line = old.line
        """;

    [StringSyntax("sql")]
    private const string FromTheStart = """
        update imports
        set lines = 0, created = 0, updated = 0, known = 0, repeated = 0, refused = 0, enrolled = 0, fraction = 0
        where id = $1 and state = 'rehearsing'
        """;

    [StringSyntax("sql")]
    private const string Done = "update imports set state = 'rehearsed', fraction = 1, finished_at = $2 where id = $1 and state = 'rehearsing'";

    /// <summary>Takes away what an earlier rehearsal wrote, in short transactions.</summary>
    public async Task Clear(CancellationToken cancellation)
    {
        await db.Execute(FromTheStart, id);
        while (await db.Execute(Some, id, AtOnce) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>False, and nothing written, when the rehearsal was stopped.</summary>
    public async Task<bool> Write(RehearsedChunk chunk, double fraction, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (!await ImportCounters.Add(connection, id, ImportState.Rehearsing, chunk.Decided, fraction))
        {
            return false;
        }

        await connection.Copy(Lines, [.. chunk.Lines], Row, cancellation);
        Failpoint.Hit(ImportWriter.BeforeCommit);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    public Task Finish(DateTimeOffset now) => db.Execute(Done, id, now);

    private (object?, NpgsqlDbType)[] Row(RehearsedLine line) =>
    [
        (id, Uuid), (line.Line, Integer), (line.Verdict, Text), (line.Reason, Text), (line.LeadId, Uuid), (line.SameLine, Integer),
        (line.CampaignId, Uuid), (line.Changes, Jsonb), (line.Given, Text),
    ];
}
