using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Leads.Merges;

/// <summary>Takes a merge back in one transaction; what happened since stays where it happened, and no sequence begins again.</summary>
internal sealed class LeadSplits(NpgsqlDataSource db)
{
    [StringSyntax("sql")]
    private const string SelectMerge = "select kept_id, absorbed_id from merges where id = $1";

    [StringSyntax("sql")]
    private const string SelectStanding = """
        select m.split_at is not null,
               exists (select from merges n where n.kept_id = m.kept_id and n.split_at is null and (n.at, n.id) > (m.at, m.id)),
               exists (select from leads k, jsonb_array_elements(m.moved -> 'identities') as x (pair)
                 where k.id = m.kept_id and k.phone = x.pair ->> 1 and x.pair ->> 0 = 'phone' and k.phone is distinct from m.moved -> 'after' ->> 'phone')
        from merges m
        where m.id = $1
        """;

    [StringSyntax("sql")]
    private const string SplitPeople = "select split_people($1, $2)";

    /// <summary>With the leads that it was about.</summary>
    public async Task<(SplitOutcome Outcome, Guid[] Leads)> Split(Guid mergeId, Actor by)
    {
        await using var connection = await db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (await Find(connection, mergeId) is not { } ids
            || await MergingLead.Lock(connection, ids.Kept, ids.Absorbed) is not [{ } kept, { } absorbed])
        {
            return (SplitOutcome.UnknownMerge, []);
        }

        var standing = await Standing(connection, mergeId);
        if (standing.IsSplit)
        {
            return (SplitOutcome.Split, [kept.Id, absorbed.Id]);
        }

        if (Refusal(kept, absorbed, standing) is { } refusal)
        {
            return (refusal, []);
        }

        await Write(connection, mergeId, kept, absorbed, by.Name);
        await transaction.CommitAsync();
        return (SplitOutcome.Split, [kept.Id, absorbed.Id]);
    }

    private static async Task Write(NpgsqlConnection connection, Guid mergeId, MergingLead kept, MergingLead absorbed, string by)
    {
        var part = new LeadChange(absorbed.Id, absorbed.Version).Fact("lead.split", by, new { lead = kept.Id });
        var stay = new LeadChange(kept.Id, kept.Version).Then(SplitPeople, mergeId, by).Fact("lead.split", by, new { lead = absorbed.Id });
        if (!await part.Write(connection) || !await stay.Write(connection))
        {
            throw new InvalidOperationException("A locked lead changed.");
        }
    }

    private static SplitOutcome? Refusal(MergingLead kept, MergingLead absorbed, MergeStanding standing) =>
        kept.IsErased || absorbed.IsErased ? SplitOutcome.UnknownMerge
        : kept.MergedInto is not null || standing.HasLater ? SplitOutcome.NotLast
        : standing.IsNumberInUse ? SplitOutcome.NumberInUse
        : null;

    private static async Task<(Guid Kept, Guid Absorbed)?> Find(NpgsqlConnection connection, Guid mergeId)
    {
        await using var command = connection.Command(SelectMerge, mergeId);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? (row.GetGuid(0), row.GetGuid(1)) : null;
    }

    private static async Task<MergeStanding> Standing(NpgsqlConnection connection, Guid mergeId)
    {
        await using var command = connection.Command(SelectStanding, mergeId);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return new(row.GetBoolean(0), row.GetBoolean(1), row.GetBoolean(2));
    }

    private sealed record MergeStanding(bool IsSplit, bool HasLater, bool IsNumberInUse);
}
