using Konquista.Sandbox.Webhooks;

namespace Konquista.Sandbox.Receipts;

/// <summary>Adds up a run from the books that kept it.</summary>
internal sealed class Summary(ReceiptBook receipts, StopBook stops, Tally tally, WebhookCounts webhooks)
{
    public SummaryView Now()
    {
        var count = receipts.Count();
        var stopped = stops.Count();
        return new(
            count.Accepted, count.Distinct, count.Duplicates, count.SameText, count.Unlisted, tally.All(),
            stopped.Replies, stopped.OptOuts, stopped.Answered, stopped.SentAfterStop,
            webhooks.Posted, webhooks.Posts, webhooks.Failed, webhooks.Lost, webhooks.Doubled, webhooks.Reordered, webhooks.GivenUp,
            webhooks.Pending);
    }
}
