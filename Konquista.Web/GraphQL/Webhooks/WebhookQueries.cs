using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Dapper;
using GraphQL;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Paging;
using Konquista.Web.Webhooks.Outgoing;

namespace Konquista.Web.GraphQL.Webhooks;

/// <summary>What may be asked about webhooks and their deliveries; whoever is of one unit asks about none.</summary>
internal sealed class WebhookQueries(WebhookList list, Reading reading, Asker asker)
{
    private const string Which = "d.webhook_id = @webhook and (@state::text is null or d.state = @state)";

    [StringSyntax("sql")]
    private const string Rows = $"""
        select {WebhookDelivery.Columns}
        from webhook_deliveries d
        left join webhook_attempts a on a.delivery_id = d.id and a.no = d.attempts
        where {Which}
        """;

    [StringSyntax("sql")]
    private const string Count = $"select count(*) from webhook_deliveries d where {Which}";

    private static readonly Keyset<WebhookDelivery> Latest = new(
        "number", "d.id", "d.webhook_id", "bigint", IsDescending: true, row => new(row.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), row.WebhookId));

    [May(Permission.Integrations)]
    [Description("All webhooks, by name; there are at most 50.")]
    public async Task<IEnumerable<WebhookNode>> Webhooks(CancellationToken cancel) =>
        asker.OnlyStore is null ? (await list.All(cancel)).Select(webhook => new WebhookNode(webhook)) : [];

    [May(Permission.Integrations)]
    [Name("webhook")]
    [Description("One webhook; null when there is none.")]
    public async Task<WebhookNode?> Find(Guid id, CancellationToken cancel) =>
        asker.OnlyStore is null && await list.Find(id, cancel) is { } webhook ? new(webhook) : null;

    [May(Permission.Integrations)]
    [Description("What a webhook was told in the last 30 days, the latest first.")]
    public Task<Connection<WebhookDelivery>> WebhookDeliveries(
        Guid webhookId, WebhookDeliveryState? state, int? first, string? after, int? last, string? before, CancellationToken cancel) =>
        reading.Page(Latest, Latest.Slice(first, after, last, before), Rows, Count,
            new DynamicParameters(new { webhook = asker.OnlyStore is null ? webhookId : Guid.Empty, state = Word.Stored(state) }), cancel);
}
