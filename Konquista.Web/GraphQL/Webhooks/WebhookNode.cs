using System.ComponentModel;
using GraphQL;
using Konquista.Web.Accounts;
using Konquista.Web.Webhooks.Outgoing;

namespace Konquista.Web.GraphQL.Webhooks;

/// <summary>An address that is told of facts, as the schema shows it; never its secret.</summary>
[May(Permission.Integrations)]
[Name("Webhook")]
[Description("An address that is told of what happens.")]
internal sealed class WebhookNode(Webhook webhook)
{
    [Description("Never changes.")]
    public Guid Id => webhook.Id;

    [Description("For people to recognise it.")]
    public string Name => webhook.Name;

    [Description("Whither it is told.")]
    public string Url => webhook.Url;

    [Description("The kinds of facts it is told of, as the feed names them.")]
    public IEnumerable<string> Events => webhook.Events;

    [Description("Only facts about leads of this unit; null for all.")]
    public Guid? StoreId => webhook.StoreId;

    [Description("True when names, numbers and texts are told too.")]
    public bool WithPeople => webhook.WithPeople;

    [Description("Since when it is paused.")]
    public DateTime? PausedAt => webhook.PausedAt;

    [Description("Why it is paused: by_hand, failing after a day without success, gone after HTTP 410, or sealed when its secret cannot be opened.")]
    public string? PauseReason => webhook.PauseReason;

    [Description("Attempts in a row that were not taken.")]
    public int Failures => webhook.Failures;

    [Description("When it last took something.")]
    public DateTime? SucceededAt => webhook.SucceededAt;

    [Description("Deliveries that wait for their next attempt.")]
    public int Waiting => (int)webhook.Waiting;

    [Description("Deliveries that failed for three days.")]
    public int Failed => (int)webhook.Failed;

    [Description("Counts the changes; give it with saveWebhook.")]
    public int Version => webhook.Version;
}
