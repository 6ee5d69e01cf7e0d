using System.Diagnostics.CodeAnalysis;
using Konquista.Leads.Entries;
using Konquista.Leads.Steps;
using Npgsql;

namespace Konquista.Leads.Merges;

/// <summary>
/// Puts one lead's record under another's in one transaction: what names the person moves, both histories stay, the strictest of
/// what forbids a message holds for both.
/// </summary>
internal sealed class LeadMerges(NpgsqlDataSource db)
{
    [StringSyntax("sql")]
    private const string MergePeople = "select merge_people($1, $2, $3, $4, $5)";

    public async Task<MergeOutcome> Merge(MergeRequest request)
    {
        await using var connection = await db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var pair = await MergingLead.Lock(connection, request.KeptId, request.AbsorbedId);
        if (pair is not [{ } kept, { } absorbed] || kept.IsGone || absorbed.IsErased || request.KeptId == request.AbsorbedId)
        {
            return MergeOutcome.UnknownLead;
        }

        if (absorbed.MergedInto is { } into)
        {
            return into == kept.Id ? MergeOutcome.Merged : MergeOutcome.UnknownLead;
        }

        if (kept.Version != request.KeptVersion || absorbed.Version != request.AbsorbedVersion)
        {
            return MergeOutcome.Stale;
        }

        if (kept.IsSending || absorbed.IsSending)
        {
            return MergeOutcome.Busy;
        }

        return await Write(connection, kept, absorbed, request.By) && await Commit(transaction) ? MergeOutcome.Merged : MergeOutcome.Stale;
    }

    private static async Task<bool> Write(NpgsqlConnection connection, MergingLead kept, MergingLead absorbed, Actor by)
    {
        var end = new LeadChange(absorbed.Id, absorbed.Version)
            .End("stopped", Reason.Merged, by: by.Name)
            .Fact("lead.merged", by.Name, new { lead = kept.Id });
        var stay = new LeadChange(kept.Id, kept.Version);
        if (absorbed.Stops is { } reason && kept.IsActive)
        {
            stay.Stop(reason, by.Name);
        }

        stay.Then(MergePeople, Guid.CreateVersion7(), kept.Id, absorbed.Id, Tags.Unite(kept.Tags, absorbed.Tags).ToArray(), by.Name)
            .Fact("lead.merged", by.Name, new { lead = absorbed.Id });
        return await end.Write(connection) && await stay.Write(connection);
    }

    private static async Task<bool> Commit(NpgsqlTransaction transaction)
    {
        Failpoint.Hit("before-merge");
        await transaction.CommitAsync();
        return true;
    }
}
