using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Webhooks;

namespace Konquista.Web.Rest;

/// <summary>Tries an address that is told of facts, one call: the same door and rules as in GraphQL.</summary>
internal static class WebhookEndpoints
{
    public static void MapWebhookTest(this IEndpointRouteBuilder api) =>
        api.MapPost("/webhooks/{id:guid}/test", Test).RequireAuthorization(nameof(Permission.Integrations))
            .WithSummary("Sends a test to a webhook and tells what its address answered").Produces<RestWebhookTest>();

    private static async Task<IResult> Test(Guid id, WebhookMutations webhooks, CancellationToken cancel)
    {
        var tested = await webhooks.TestWebhook(id, cancel);
        return tested.Problem is { } problem
            ? RestProblem.Answer(problem)
            : Results.Ok(new RestWebhookTest(tested.Taken, tested.Status, tested.Trouble, tested.TookMs));
    }
}

/// <summary>What an address answered to a test.</summary>
internal sealed record RestWebhookTest(bool Taken, int? Status, string? Trouble, int TookMs);
