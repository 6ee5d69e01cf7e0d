namespace Konquista.Bench.Pages;

/// <summary>How long open panels take to show what was just committed: every one of them fetches its numbers when the line tells it to.</summary>
internal sealed class LiveWatch(Business business, Visitor visitor)
{
    private const int Tabs = 50;
    private const int Facts = 40;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public async Task<double> P95Ms(CancellationToken cancellation)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        LiveTab[] tabs = [.. Enumerable.Range(0, Tabs).Select(_ => new LiveTab(visitor))];
        Task[] lines = [.. tabs.Select(tab => tab.Run(ends.Token))];
        var broken = Task.WhenAny(lines).Unwrap();
        var delays = new Series();
        await Meanwhile(Task.WhenAll(tabs.Select(tab => tab.Open)), broken);
        var captured = await business.CapturedToday(cancellation);
        for (var no = 0; no < Facts; no++)
        {
            // Facts come at any moment of the site's own rhythm.
            await Task.Delay(TimeSpan.FromMilliseconds(1000 + (no * 137 % 1000)), cancellation);
            await Meanwhile(Receive(tabs, no, ++captured, delays), broken);
        }

        await ends.CancelAsync();
        await Task.WhenAll(lines).ContinueWith(_ => { }, TaskScheduler.Default);
        return delays.Below(0.95);
    }

    private async Task Receive(LiveTab[] tabs, int no, long captured, Series delays)
    {
        Task<long>[] shown = [.. tabs.Select(tab => tab.Shows(captured))];
        await business.Receive(no);
        var committed = TimeProvider.System.GetTimestamp();
        foreach (var at in await Task.WhenAll(shown))
        {
            delays.Add(TimeProvider.System.GetElapsedTime(committed, Math.Max(at, committed)));
        }
    }

    /// <summary>Waits for some work, but not when a line breaks or nobody sees the news.</summary>
    private static async Task Meanwhile(Task work, Task broken)
    {
        await Task.WhenAny(work, broken).Unwrap().WaitAsync(Patience, TimeProvider.System);
        if (!work.IsCompleted)
        {
            throw new InvalidOperationException("A live line ended by itself.");
        }
    }
}
