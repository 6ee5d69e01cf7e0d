using System.Diagnostics.CodeAnalysis;
using Konquista.Leads;
using Konquista.Leads.Entries;
using Konquista.Leads.Suppression;
using Konquista.Postgres;
using Npgsql;
using NpgsqlTypes;
using static NpgsqlTypes.NpgsqlDbType;

namespace Konquista.Imports;

/// <summary>Writes a decided chunk in one transaction: its leads, its lines and the counters, or nothing.</summary>
internal sealed class ImportWriter(NpgsqlDataSource db, SuppressionList suppressed, ImportRow import, BusinessFacts setup)
{
    public const string BeforeCommit = "mid-chunk";

    [StringSyntax("sql")]
    private const string Lines = "copy import_lines (import_id, line, verdict, reason, lead_id, given) from stdin (format binary)";

    [StringSyntax("sql")]
    private const string Appointments = """
        copy appointments (id, phone, store_id, starts_at, status, source, external_id, created_at, created_by, import_id) from stdin (format binary)
        """;

    [StringSyntax("sql")]
    private const string AddTags = "select import_add_tags($1, $2, $3, $4)";

    // What another list names too stays when one of them is undone.
    [StringSyntax("sql")]
    private const string Bar = """
        insert into suppressed (hash, reason, import_id, actor) select unnest($1::bytea[]), 'do_not_contact', $2, $3
        on conflict (hash) do update set import_id = null where suppressed.import_id <> excluded.import_id
        """;

    /// <summary>False, and nothing written, when the import does not run any more.</summary>
    public async Task<bool> Write(ImportChunk chunk, double fraction, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (!await ImportCounters.Add(connection, import.Id, ImportState.Running, chunk, fraction))
        {
            return false;
        }

        await new NewcomerRows(connection, import, setup).Write(chunk.Newcomers, cancellation);
        await Tag(connection, chunk);
        if (chunk.Barred.Count > 0)
        {
            await connection.Execute(Bar, chunk.Barred.Order(StringComparer.Ordinal).Select(suppressed.Hash).ToArray(), import.Id, import.By);
        }

        await connection.Copy(Appointments, chunk.Appointments, Appointment, cancellation);
        await connection.Copy(Lines, chunk.Verdicts, Line, cancellation);
        Failpoint.Hit(BeforeCommit);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private async Task Tag(NpgsqlConnection connection, ImportChunk chunk)
    {
        if (chunk.AddedTags.Count > 0)
        {
            await connection.Execute(
                AddTags, import.Id, chunk.AddedTags.Select(added => added.LeadId).ToArray(), chunk.AddedTags.Select(added => added.Tag).ToArray(), setup.Now);
        }
    }

    private (object?, NpgsqlDbType)[] Appointment(ImportedAppointment given) =>
    [
        (Guid.CreateVersion7(setup.Now), Uuid), (given.Person.Phone.E164, Text), (given.Store?.Id, Uuid), (given.StartsAt, TimestampTz),
        ("booked", Text), (LeadSource.Import, Text), (given.ExternalId, Text), (setup.Now, TimestampTz), (import.By, Text),
        (import.Id, Uuid),
    ];

    private (object?, NpgsqlDbType)[] Line(ImportVerdict line) =>
    [
        (import.Id, Uuid), (line.Line, Integer), (line.Verdict, Text), (line.Reason, Text), (line.LeadId, Uuid), (line.Given, Text),
    ];
}
