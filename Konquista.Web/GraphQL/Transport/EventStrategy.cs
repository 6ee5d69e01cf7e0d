using GraphQL;
using GraphQL.Execution;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace Konquista.Web.GraphQL.Transport;

/// <summary>Makes the result of each event of a subscription with services of its own, so that it shows how things stand then, for the one who subscribed.</summary>
internal sealed class EventStrategy(IServiceScopeFactory scopes) : SubscriptionExecutionStrategy(new ParallelExecutionStrategy())
{
    protected override async ValueTask<ExecutionResult> ProcessDataAsync(ExecutionContext context, ExecutionNode node, object? eventData)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Asker>().Is(context.User ?? new());
        var own = CloneExecutionContext(context, context.CancellationToken);
        own.RequestServices = scope.ServiceProvider;
        return await base.ProcessDataAsync(own, node, eventData);
    }

    /// <summary>What callers may know stays as it is.</summary>
    protected override async Task<ExecutionError> ProcessErrorAsync(ExecutionContext context, ExecutionNode node, Exception exception) =>
        exception as ExecutionError ?? await base.ProcessErrorAsync(context, node, exception);
}
