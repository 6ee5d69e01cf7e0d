using System.Text;
using GraphQL;
using GraphQL.Transport;
using Konquista.Web.GraphQL.Rules;

namespace Konquista.Web.GraphQL.Transport;

/// <summary>A subscription as server-sent events, one connection for each: "next" with a result, "complete" at the end, and a beat while it is quiet.</summary>
internal sealed class EventStream(Execution execution, IGraphQLTextSerializer serializer, IServiceScopeFactory scopes, TimeProvider time, IHostApplicationLifetime life)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Recheck = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task Answer(HttpContext http, GraphQLRequest request)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping);
        var result = await execution.Run(request, http.User, http.RequestServices, OperationRule.SubscriptionOnly, ends.Token);
        if (result.Streams?.Values.SingleOrDefault() is not { } source)
        {
            http.Response.StatusCode = result.Errors?.OfType<AccessDenied>().FirstOrDefault()?.Status ?? StatusCodes.Status400BadRequest;
            http.Response.ContentType = $"{MediaTypes.Json}; charset=utf-8";
            await http.Response.WriteAsync(serializer.Serialize(result), http.RequestAborted);
            return;
        }

        http.Response.ContentType = MediaTypes.Events;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        await Write(http, ": open\n\n", ends.Token);
        await Stream(http, source, ends);
    }

    private async Task Stream(HttpContext http, IObservable<ExecutionResult> source, CancellationTokenSource ends)
    {
        try
        {
            var (pumping, watching) = (Pump(http, source, ends.Token), Watch(new LineIdentity(http, scopes), ends.Token));
            await await Task.WhenAny(pumping, watching);
            await ends.CancelAsync();
            await pumping;
        }
        catch (ExecutionError cause)
        {
            var error = serializer.Serialize(new ExecutionResult { Errors = [cause] });
            await Write(http, $"event: next\ndata: {error}\n\nevent: complete\ndata:\n\n", ends.Token);
        }
        catch (Exception cause) when (cause is OperationCanceledException or TimeoutException)
        {
            // The reader left, takes nothing or may not come in any more, or the site stops: they ask again from the last cursor.
            http.Abort();
        }
    }

    /// <summary>Ends when whoever asked may not come in any more.</summary>
    private async Task Watch(LineIdentity identity, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Recheck, time);
        while (await timer.WaitForNextTickAsync(cancel) && await identity.IsStillGood(cancel))
        {
        }
    }

    private async Task Pump(HttpContext http, IObservable<ExecutionResult> source, CancellationToken cancel)
    {
        var credit = http.RequestServices.GetRequiredService<Credit>();
        await using var events = Events.Of(source, cancel).GetAsyncEnumerator(cancel);
        var next = events.MoveNextAsync().AsTask();
        while (true)
        {
            if (await Task.WhenAny(next, Task.Delay(Beat, cancel)) != next)
            {
                await Write(http, ": beat\n\n", cancel);
                continue;
            }

            if (!await next)
            {
                await Write(http, "event: complete\ndata:\n\n", cancel);
                return;
            }

            await Write(http, $"event: next\ndata: {serializer.Serialize(events.Current)}\n\n", cancel);
            credit.Give();
            next = events.MoveNextAsync().AsTask();
        }
    }

    private static async Task Write(HttpContext http, string text, CancellationToken cancel)
    {
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), cancel).AsTask().WaitAsync(Patience, cancel);
        await http.Response.Body.FlushAsync(cancel).WaitAsync(Patience, cancel);
    }
}
