using Konquista.Leads;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Konquista.WhatsApp;

/// <summary>Puts reported statuses on the ledger in one transaction, and tells the leads whose sequences they end.</summary>
internal sealed partial class InboxStatuses(NpgsqlDataSource db, InboxStore inbox, IGrainFactory grains, ILogger<InboxStatuses> logger)
{
    private const string Provider = "provider";

    /// <summary>Statuses that match no message are parked; on <paramref name="again"/> they were, and match by the provider's id.</summary>
    public async Task Take(IReadOnlyList<InboxRow> rows, bool again, CancellationToken cancellation)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var reports = rows.Select(row => new StatusReport(row, CloudApiStatus.Read(row.Body), again)).ToList();
        var known = reports.Where(report => report.IsKnown).ToList();

        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var hits = await StatusLedger.Climb(connection, known, cancellation);
        await StatusLedger.Learn(connection, hits, cancellation);
        await StatusLedger.CountUndeliverable(connection, Leads(hits.Where(hit => hit.IsUnreachable)), cancellation);
        await StatusLedger.ForgetUndeliverable(connection, Leads(hits.Where(hit => hit.HasArrived)), cancellation);
        var optedOut = await StatusLedger.LeadsOf(connection, [.. hits.Where(hit => hit.IsOptOut)], cancellation);
        var matched = hits.Select(hit => hit.Report).ToHashSet();
        await InboxStore.Close(connection, Rows(matched.Where(report => !report.IsOptOut)), outcome: null, cancellation);
        await InboxStore.Close(connection, Rows(reports.Except(known)), "ignored", cancellation);
        await InboxStore.Park(connection, Rows(known.Except(matched)), cancellation);
        await StatusLedger.ForgetErased(connection, hits, cancellation);
        await transaction.CommitAsync(cancellation);

        await Task.WhenAll(Leads(hits.Where(hit => hit.IsUnreachable)).Distinct().Select(lead => Lead(lead).Wake()));
        foreach (var (report, lead) in optedOut)
        {
            await OptOut(report.Row, lead, cancellation);
        }
    }

    private static Guid[] Leads(IEnumerable<StatusHit> hits) => [.. hits.DistinctBy(hit => hit.MessageId).Select(hit => hit.MovedLead!.Value)];

    private static List<InboxRow> Rows(IEnumerable<StatusReport> reports) => [.. reports.Select(report => report.Row)];

    // Closed only once the lead knows: a stop must not be lost to a crash.
    private async Task OptOut(InboxRow row, Guid lead, CancellationToken cancellation)
    {
        try
        {
            await Lead(lead).Note(new(LeadNoteKind.OptedOut, Provider));
            await inbox.Close(row, outcome: null, cancellation);
        }
        catch (Exception failure) when (failure is not NpgsqlException && !cancellation.IsCancellationRequested)
        {
            OptOutFailed(row.Id, failure.GetType().Name);
            await inbox.Fail(row, failure, cancellation);
        }
    }

    private ILeadGrain Lead(Guid id) => grains.GetGrain<ILeadGrain>(GrainKey.Lead(id));

    [LoggerMessage(Level = LogLevel.Error, Message = "The opt-out reported by status {Row} did not reach its lead: {Failure}")]
    private partial void OptOutFailed(long row, string failure);
}
