using Konquista.Bench.Pages;

namespace Konquista.Bench.Benches;

/// <summary>Somebody who goes from page to page while an import runs.</summary>
internal sealed class ImportAudience(Visitor visitor) : IAsyncDisposable
{
    private static readonly string[] Pages = ["/", "/leads", "/imports", "/campaigns"];
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _leaves = new();
    private readonly Series _times = new();
    private Task _walk = Task.CompletedTask;

    public void Start() => _walk = Walk(_leaves.Token);

    /// <summary>How long the pages took, up to now.</summary>
    public async Task<double> P95Ms()
    {
        await _leaves.CancelAsync();
        await _walk;
        return _times.Below(0.95);
    }

    public async ValueTask DisposeAsync()
    {
        await _leaves.CancelAsync();
        await _walk;
        _leaves.Dispose();
    }

    private async Task Walk(CancellationToken cancel)
    {
        try
        {
            for (var turn = 0; ; turn++)
            {
                _times.Add((await visitor.Get(Pages[turn % Pages.Length], cancel)).Took);
                await Task.Delay(Glance, cancel);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return;
        }
    }
}
