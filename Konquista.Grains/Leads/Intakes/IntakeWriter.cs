using System.Diagnostics.CodeAnalysis;
using Konquista.Leads.Entries;
using Konquista.Leads.Suppression;
using Konquista.Postgres;
using Npgsql;
using NpgsqlTypes;
using static NpgsqlTypes.NpgsqlDbType;

namespace Konquista.Leads.Intakes;

/// <summary>Writes the new people of an intake in one transaction: leads, reminders, facts and all that a capture leaves beside them, or nothing.</summary>
internal sealed class IntakeWriter(NpgsqlDataSource db, SuppressionList suppressed)
{
    public const string BeforeCommit = "mid-intake";

    [StringSyntax("sql")]
    private const string Answers = "copy capture_keys (key, lead_id, created, entry) from stdin (format binary)";

    [StringSyntax("sql")]
    private const string Arrivals = """
        copy arrivals (lead_id, source, page_id, link_id, utm_source, utm_medium, utm_campaign, utm_term, utm_content, referrer, click_ids, remark)
        from stdin (format binary)
        """;

    [StringSyntax("sql")]
    private const string ClaimAppointments = """
        with a as (
          update appointments a set lead_id = n.lead_id
          from unnest($1::uuid[], $2::text[]) as n (lead_id, phone)
          where a.phone = n.phone and a.lead_id is null
          returning a.lead_id, appointment_counts(a.status, coalesce(a.starts_at, a.created_at)) as counts
        )
        select coalesce(bool_or(counts and lead_id = any ($3)), false) from a
        """;

    /// <summary>False, and nothing written, when what was decided on has changed meanwhile: somebody was put on the list, or booked.</summary>
    /// <exception cref="PostgresException">A number or a key is another's by now.</exception>
    public async Task<bool> Write(Intake intake)
    {
        await using var connection = await db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await new EnteringRows(connection, intake.Business).Write([.. intake.Leads.Select(one => one.Lead)], CancellationToken.None);
        await WriteTrail(connection, intake.Leads);
        var numbers = intake.Leads.ConvertAll(one => one.Lead.Draft.Phone);
        if ((await suppressed.Among(connection, numbers, CancellationToken.None)).Count > 0 || await ClaimsBooking(connection, intake, numbers))
        {
            return false;
        }

        Failpoint.Hit(BeforeCommit);
        await transaction.CommitAsync();
        return true;
    }

    private static async Task WriteTrail(NpgsqlConnection connection, List<(NewLead Person, EnteringLead Lead)> leads)
    {
        var keyed = leads.Select(one => (Key: CaptureTrail.KeyOf(one.Person), one.Lead)).Where(one => one.Key is not null);
        await connection.Copy(Answers, [.. keyed.OrderBy(one => Convert.ToHexString(one.Key!), StringComparer.Ordinal)], Answer, CancellationToken.None);
        await connection.Copy(Arrivals, [.. leads.Where(one => one.Person.Arrival is not null)], Arrival, CancellationToken.None);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var (person, lead) in leads)
        {
            foreach (var (sql, values) in CaptureTrail.ConsentOf(lead.Draft.Id, person).Concat(OtherNumbers.Of(lead.Draft.Id, person)))
            {
                batch.BatchCommands.Add(Command(sql, values));
            }
        }

        await (batch.BatchCommands.Count == 0 ? Task.CompletedTask : batch.ExecuteNonQueryAsync());
    }

    // Last, so that as little as may be comes between this look and the commit.
    private static async Task<bool> ClaimsBooking(NpgsqlConnection connection, Intake intake, List<string> numbers)
    {
        await using var command = connection.Command(
            ClaimAppointments, intake.Leads.Select(one => one.Lead.Draft.Id).ToArray(), numbers.ToArray(), intake.Enrolled.Select(lead => lead.Draft.Id).ToArray());
        return await command.ExecuteScalarAsync() is true;
    }

    private static (object?, NpgsqlDbType)[] Answer((byte[]? Key, EnteringLead Lead) one) =>
        [(one.Key, Bytea), (one.Lead.Draft.Id, Uuid), (true, NpgsqlDbType.Boolean), (Words.Of(one.Lead.Entry), Text)];

    private static (object?, NpgsqlDbType)[] Arrival((NewLead Person, EnteringLead Lead) one) =>
        [.. CaptureTrail.ArrivalOf(one.Lead.Draft.Id, one.Person.Source, one.Person.Arrival!).Zip(ArrivalTypes)];

    private static readonly NpgsqlDbType[] ArrivalTypes = [Uuid, Text, Uuid, Uuid, Text, Text, Text, Text, Text, Text, Jsonb, Text];

    private static NpgsqlBatchCommand Command(string sql, object?[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        }

        return command;
    }
}
