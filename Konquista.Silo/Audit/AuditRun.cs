using System.Data;
using Konquista.Leads.Suppression;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Silo.Audit;

/// <summary>Puts every rule that SQL can check to one snapshot of the database, and, where there is a Sandbox, to what it really received.</summary>
internal sealed class AuditRun(NpgsqlDataSource db, SandboxReceipts? sandbox = null, ErasedKey? erased = null)
{
    /// <summary>A ledger of millions takes a while to read.</summary>
    public const int TimeoutSeconds = 600;

    private static readonly IReadOnlyList<AuditCheck> Checks =
        [.. MessageChecks.All, .. StopChecks.All, .. LeadChecks.All, .. PartitionChecks.All];

    public async Task<AuditReport> Make(CancellationToken cancellation)
    {
        // The database must know what happened before its snapshot; what it calls sent may have arrived until after it.
        var before = sandbox is null ? SandboxAccount.Empty : await sandbox.Read(cancellation);
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        await connection.Execute("set transaction read only");
        var lines = await Ledger.Read(connection, cancellation);
        List<AuditFinding> findings = [await Ledger.AddsUp(connection, lines, cancellation)];
        foreach (var check in Checks)
        {
            findings.Add(await Find(connection, check, cancellation));
        }

        findings.Add(await WindowCheck.Find(connection, cancellation));
        if (sandbox is not null)
        {
            findings.AddRange(await ReceiptChecks.Find(connection, before, await sandbox.Read(cancellation), erased ?? new(keysPath: null), cancellation));
        }

        return new(findings, lines);
    }

    private static async Task<AuditFinding> Find(NpgsqlConnection connection, AuditCheck check, CancellationToken cancellation)
    {
        await using var command = connection.Command(check.Sql);
        command.CommandTimeout = TimeoutSeconds;
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var ids = new List<string>();
        var count = 0L;
        while (await rows.ReadAsync(cancellation))
        {
            if (++count <= AuditFinding.MostIds)
            {
                ids.Add(rows.GetString(0));
            }
        }

        return check.Found(count, ids);
    }
}
