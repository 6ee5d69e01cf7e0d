using System.ComponentModel;
using Konquista.Web.GraphQL.Outcomes;

namespace Konquista.Web.GraphQL.Webhooks;

/// <summary>A webhook after a change, or why there was none.</summary>
[May]
[Description("A webhook after a change, or why there was none.")]
internal sealed record WebhookPayload(
    [property: Description("The webhook as it is now.")] WebhookNode? Webhook,
    [property: Description("Why nothing was changed.")] Problem? Problem = null,
    [property: Description("The secret of a new webhook, or a new one; told this once.")] string? Secret = null);

/// <summary>What an address answered to a test, or why there was none.</summary>
[May]
[Description("What an address answered to a test, or why there was none.")]
internal sealed record WebhookTestPayload(
    [property: Description("True when the address took it.")] bool Taken,
    [property: Description("The HTTP status it answered with.")] int? Status = null,
    [property: Description("Why there is no status: timeout, unknown_host, private_address, unreachable, certificate or no_http.")] string? Trouble = null,
    [property: Description("Milliseconds until the answer.")] int TookMs = 0,
    [property: Description("Why nothing was sent.")] Problem? Problem = null);

/// <summary>How many deliveries a change touched, or why there was none.</summary>
[May]
[Description("How many deliveries a change touched, or why there was none.")]
internal sealed record WebhookCountPayload(
    [property: Description("So many deliveries.")] int Count,
    [property: Description("Why nothing was changed.")] Problem? Problem = null);
