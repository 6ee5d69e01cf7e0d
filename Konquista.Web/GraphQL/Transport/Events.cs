using System.Threading.Channels;
using GraphQL;

namespace Konquista.Web.GraphQL.Transport;

/// <summary>The events of a subscription as the library pushes them, to be pulled one by one. Credit bounds how many may wait here.</summary>
internal sealed class Events : IObserver<ExecutionResult>
{
    private readonly Channel<ExecutionResult> _waiting = Channel.CreateUnbounded<ExecutionResult>(new() { SingleReader = true });

    public static async IAsyncEnumerable<ExecutionResult> Of(
        IObservable<ExecutionResult> source, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var events = new Events();
        using var subscription = source.Subscribe(events);
        await foreach (var result in events._waiting.Reader.ReadAllAsync(cancel))
        {
            yield return result;
        }
    }

    public void OnNext(ExecutionResult value) => _waiting.Writer.TryWrite(value);

    public void OnError(Exception error) => _waiting.Writer.TryComplete(error);

    public void OnCompleted() => _waiting.Writer.TryComplete();
}
