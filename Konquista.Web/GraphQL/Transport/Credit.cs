namespace Konquista.Web.GraphQL.Transport;

/// <summary>How many events of one subscription may be on their way to its reader: the source waits for the reader, so that nothing piles up between them.</summary>
internal sealed class Credit : IDisposable
{
    private const int Most = 64;
    private readonly SemaphoreSlim _left = new(Most);

    /// <summary>Waits until another event may go.</summary>
    public Task Take(CancellationToken cancel) => _left.WaitAsync(cancel);

    /// <summary>One event was written out.</summary>
    public void Give() => _left.Release();

    public void Dispose() => _left.Dispose();
}
