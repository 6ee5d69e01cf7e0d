using System.ComponentModel;
using Konquista.Feed;
using Konquista.Web.Accounts;
using Hidden = GraphQL.IgnoreAttribute;

namespace Konquista.Web.GraphQL.Webhooks;

/// <summary>One fact on its way to one address, as the schema shows it.</summary>
[May(Permission.Integrations)]
[Description("One fact on its way to one webhook.")]
internal sealed record WebhookDelivery
{
    [Hidden]
    public const string Columns = """
        d.id as number, d.webhook_id as webhookid, d.era, coalesce(d.xid, '0') as xid, coalesce(d.fact_id, 0) as factid, d.event, d.at,
        d.state as storedstate, d.attempts, d.due_at as dueat, d.payload::text as payload, a.status as laststatus, a.problem as lastproblem
        """;

    [Description("Names it for resendWebhook.")]
    public long Number { get; init; }

    [Hidden]
    public Guid WebhookId { get; init; }

    [Hidden]
    public int? Era { get; init; }

    [Hidden]
    public ulong Xid { get; init; }

    [Hidden]
    public long FactId { get; init; }

    [Description("The header webhook-id of every attempt: the fact's cursor in the feed.")]
    public string DeliveryId => Era is { } era ? new FeedCursor(era, Xid, FactId).ToString() : $"test-{Number}";

    [Description("What happened, as the feed names it.")]
    public required string Event { get; init; }

    [Description("When it happened.")]
    public DateTime At { get; init; }

    [Hidden]
    public required string StoredState { get; init; }

    [Description("What became of it.")]
    public WebhookDeliveryState State => Word.Of<WebhookDeliveryState>(StoredState);

    [Description("Attempts so far.")]
    public int Attempts { get; init; }

    [Description("When it is tried next, while it waits.")]
    public DateTime DueAt { get; init; }

    [Description("What is sent, as JSON, without what withPeople adds.")]
    public required string Payload { get; init; }

    [Description("The HTTP status of the last attempt; null before the first, and where there was none.")]
    public int? LastStatus { get; init; }

    [Description("Why the last attempt had no status.")]
    public string? LastProblem { get; init; }
}

/// <summary>What became of a delivery.</summary>
[Description("What became of a delivery.")]
internal enum WebhookDeliveryState
{
    [Description("It waits for its first or next attempt.")]
    Waiting,

    [Description("The address took it.")]
    Delivered,

    [Description("The address did not take it for three days.")]
    Failed,
}
