namespace Konquista.Webhooks;

/// <summary>The facts that an address can ask to be told of, by their kinds in the feed; what people change of the installation is not among them.</summary>
public static class WebhookEvents
{
    /// <summary>Sent when somebody tries an address; no fact stands behind it.</summary>
    public const string Test = "webhook.test";

    public static IReadOnlyList<string> All { get; } =
    [
        "lead.captured", "lead.updated", "lead.edited", "lead.opted_out", "lead.opted_in", "lead.paused", "lead.resumed",
        "lead.merged", "lead.split", "lead.erased",
        "enrollment.started", "enrollment.finished", "enrollment.stopped",
        "message.planned", "message.accepted", "message.sent", "message.delivered", "message.read", "message.failed",
        "message.uncertain", "message.skipped", "message.cancelled",
        "inbound.received",
        "appointment.recorded", "appointment.changed",
        "campaign.published", "campaign.changed",
        "bulk.done", "bulk.failed", "import.undone",
    ];

    /// <summary>The events of one family after the other, as a page groups them.</summary>
    public static IEnumerable<IGrouping<string, string>> Families => All.GroupBy(kind => kind[..kind.IndexOf('.', StringComparison.Ordinal)], StringComparer.Ordinal);
}
