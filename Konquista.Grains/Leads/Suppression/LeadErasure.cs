using System.Diagnostics.CodeAnalysis;
using Konquista.Leads.Steps;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Leads.Suppression;

/// <summary>Takes a person out of a lead, and of all that were merged into it, in one transaction: their sequences end, who they were is forgotten, and a hash of their number is kept.</summary>
internal sealed class LeadErasure(NpgsqlDataSource db, LeadReader leads, SuppressionList people)
{
    private const int Tries = 5;

    [StringSyntax("sql")]
    private const string SelectNumbers = "select value from lead_identities where lead_id = $1 and kind = 'phone'";

    [StringSyntax("sql")]
    private const string EraseLead = "select erase_lead($1, $2)";

    // Before the lead's own row is touched, and all in the order of their ids.
    [StringSyntax("sql")]
    private const string LockMerged = "select id from leads where id = $1 or merged_into = $1 order by id for no key update";

    [StringSyntax("sql")]
    private const string ForgetMerges = """
        with m as (
          update merges set moved = '{}' where kept_id = any ($1) or absorbed_id = any ($1)
        ), s as (
          delete from merge_suggestions where a = any ($1) or b = any ($1)
        )
        update leads set version = version + 1 where id = any ($1) and merged_into is not null
        """;

    /// <summary>Because somebody asked for it, or, where nobody did, because they are kept no longer: then their number is not remembered.</summary>
    public async Task<EraseOutcome> Erase(Guid id, string? by)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await leads.Find(id) is not { MergedInto: null } lead)
            {
                return EraseOutcome.UnknownLead;
            }

            if (lead.ErasedAt is not null)
            {
                return EraseOutcome.Erased;
            }

            if (await Erase(lead, by) is { } outcome)
            {
                return outcome;
            }
        }

        throw new InvalidOperationException("The lead keeps changing under its grain.");
    }

    // What the lead's row is touched first for: no claim and no webhook of theirs begins before the end of it.
    private async Task<EraseOutcome?> Erase(LeadFacts lead, string? by)
    {
        await using var connection = await db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var all = await Lock(connection, lead.Id);
        var end = new LeadChange(lead.Id, lead.Version).Stop(Reason.Erased, by).Fact("lead.erased", by);
        if (!await end.Write(connection))
        {
            return null;
        }

        foreach (var one in all)
        {
            await using var erase = connection.Command(EraseLead, one, by is null ? [] : await Hashes(connection, one));
            if (await erase.ExecuteScalarAsync() is not true)
            {
                return EraseOutcome.Busy;
            }
        }

        await connection.Execute(ForgetMerges, (object)all);
        await transaction.CommitAsync();
        return EraseOutcome.Erased;
    }

    private static async Task<Guid[]> Lock(NpgsqlConnection connection, Guid id)
    {
        await using var command = connection.Command(LockMerged, id);
        await using var rows = await command.ExecuteReaderAsync();
        var ids = new List<Guid>();
        while (await rows.ReadAsync())
        {
            ids.Add(rows.GetGuid(0));
        }

        return [.. ids];
    }

    private async Task<byte[][]> Hashes(NpgsqlConnection connection, Guid id)
    {
        await using var command = connection.Command(SelectNumbers, id);
        await using var rows = await command.ExecuteReaderAsync();
        var hashes = new List<byte[]>();
        while (await rows.ReadAsync())
        {
            hashes.Add(people.Hash(rows.GetString(0)));
        }

        return [.. hashes];
    }
}
