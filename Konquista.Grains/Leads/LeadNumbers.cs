using System.Diagnostics.CodeAnalysis;
using Konquista.Leads.Steps;
using Konquista.Leads.Suppression;
using Konquista.Phones;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Leads;

/// <summary>Changes by which numbers a lead is known and which of them is written to; a number of somebody else is never taken.</summary>
internal sealed class LeadNumbers(NpgsqlDataSource db, LeadIdentities identities, SuppressionList suppressed)
{
    private const int Tries = 5;

    [StringSyntax("sql")]
    private const string SelectLead = """
        select l.version, l.phone, l.time_zone, s.time_zone,
               array(select i.value from lead_identities i where i.lead_id = l.id and i.kind = 'phone')
        from leads l
        left join stores s on s.id = l.store_id
        where l.id = $1 and l.erased_at is null and l.merged_into is null
        """;

    // A booking under the number that nobody had is the lead's now, and ends their sequences as any booking does.
    [StringSyntax("sql")]
    private const string ClaimAppointments = """
        with a as (
          update appointments set lead_id = $1 where phone = $2 and lead_id is null
          returning appointment_counts(status, coalesce(starts_at, created_at)) as counts
        )
        select coalesce(bool_or(counts), false) from a
        """;

    [StringSyntax("sql")]
    private const string Suggest = """
        insert into merge_suggestions (a, b, reason) values (least($1::uuid, $2), greatest($1::uuid, $2), 'second_phone') on conflict do nothing
        """;

    public async Task<NumberOutcome> Change(Guid id, NumberChange change)
    {
        if (!PhoneNumber.TryParse(change.Number, out var number, out var refusal))
        {
            return new NumberOutcome.Refused(refusal);
        }

        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await Read(id) is not { } lead)
            {
                return new NumberOutcome.Unknown();
            }

            if (await Change(id, lead, change, number) is { } outcome)
            {
                return outcome;
            }
        }

        throw new InvalidOperationException("The lead keeps changing under its grain.");
    }

    // Null when the lead, or the number's owner, changed meanwhile.
    private async Task<NumberOutcome?> Change(Guid id, NumberedLead lead, NumberChange change, PhoneNumber number)
    {
        var isTheirs = lead.Numbers.Contains(number.E164);
        if (change.Kind is NumberChangeKind.Prefer or NumberChangeKind.Remove)
        {
            return !isTheirs ? new NumberOutcome.Unknown()
                : change.Kind == NumberChangeKind.Remove && number.E164 == lead.Phone ? new NumberOutcome.Needed()
                : number.E164 == lead.Phone ? new NumberOutcome.Done()
                : await Save(lead.Change(id, change, number));
        }

        if (isTheirs && (change.Kind == NumberChangeKind.Add || number.E164 == lead.Phone))
        {
            return new NumberOutcome.Done();
        }

        if (!isTheirs && await identities.Owner([number.E164, .. number.PossibleWaIds]) is { } owner && owner != id)
        {
            await db.Execute(Suggest, id, owner);
            return new NumberOutcome.Taken(owner);
        }

        return await Save(lead.Change(id, change, number), isTheirs ? null : number.E164);
    }

    private async Task<NumberOutcome?> Save(LeadChange change, string? added = null)
    {
        await using var connection = await db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (added is not null && await suppressed.Bars(connection, added, LeadSource.Manual))
        {
            return new NumberOutcome.Suppressed();
        }

        try
        {
            if (!await change.Write(connection) || (added is not null && !await Claim(connection, change, added)))
            {
                return null;
            }
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return null;
        }

        await transaction.CommitAsync();
        return new NumberOutcome.Done();
    }

    private static async Task<bool> Claim(NpgsqlConnection connection, LeadChange change, string number)
    {
        await using var command = connection.Command(ClaimAppointments, change.LeadId, number);
        return await command.ExecuteScalarAsync() is not true
            || await new LeadChange(change.LeadId, change.NewVersion).Stop(Reason.Booked).Write(connection);
    }

    private async Task<NumberedLead?> Read(Guid id)
    {
        await using var command = db.Command(SelectLead, id);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync()
            ? new(row.GetInt32(0), row.GetString(1), row.GetString(2), row.ValueOrNull<string>(3), row.GetFieldValue<string[]>(4))
            : null;
    }
}
