using System.Collections.Concurrent;
using System.Security.Claims;
using GraphQL;
using GraphQL.Transport;
using Konquista.Web.GraphQL.Rules;

namespace Konquista.Web.GraphQL.Transport;

/// <summary>The operations that run on one socket, each under its id and with services of its own, until it ends or the client ends it.</summary>
internal sealed class SocketOperations(SocketWriter writer, IServiceScopeFactory scopes, Execution execution, Func<bool> mayBegin)
{
    private const int Most = 100;
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);

    public async ValueTask Begin(string id, GraphQLRequest request, ClaimsPrincipal user, CancellationToken cancel)
    {
        if (!mayBegin())
        {
            await writer.Error(id, new() { Errors = [Refusal.RateLimited()] }, cancel);
            return;
        }

        if (_running.Count >= Most)
        {
            throw SocketClose.TooMany();
        }

        var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (!_running.TryAdd(id, end))
        {
            end.Dispose();
            throw SocketClose.Duplicate(id);
        }

        _ = Task.Run(() => Run(id, request, user, end), CancellationToken.None);
    }

    public void End(string id)
    {
        if (_running.TryRemove(id, out var end))
        {
            end.Cancel();
        }
    }

    public void EndAll()
    {
        foreach (var id in _running.Keys)
        {
            End(id);
        }
    }

    private async Task Run(string id, GraphQLRequest request, ClaimsPrincipal user, CancellationTokenSource end)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await Answer(id, request, user, scope.ServiceProvider, end);
        }
        catch (ExecutionError cause) when (Leave(id, end))
        {
            await writer.Error(id, new() { Errors = [cause] }, end.Token);
        }
        catch (Exception cause) when (cause is OperationCanceledException or System.Threading.Channels.ChannelClosedException)
        {
            // The client ended it, or the socket is gone.
        }
        finally
        {
            Leave(id, end);
            end.Dispose();
        }
    }

    private async Task Answer(string id, GraphQLRequest request, ClaimsPrincipal user, IServiceProvider services, CancellationTokenSource end)
    {
        var cancel = end.Token;
        var result = await execution.Run(request, user, services, OperationRule.Any, cancel);
        if (result.Streams?.Values.SingleOrDefault() is { } source)
        {
            var credit = services.GetRequiredService<Credit>();
            await foreach (var item in Events.Of(source, cancel))
            {
                await writer.Next(id, item, cancel);
                credit.Give();
            }
        }
        else if (!result.Executed)
        {
            if (Leave(id, end))
            {
                await writer.Error(id, result, cancel);
            }

            return;
        }
        else
        {
            await writer.Next(id, result, cancel);
        }

        if (Leave(id, end))
        {
            await writer.Complete(id, cancel);
        }
    }

    // False when the client ended it; the same id may run another operation by now.
    private bool Leave(string id, CancellationTokenSource end) => _running.TryRemove(new KeyValuePair<string, CancellationTokenSource>(id, end));
}
