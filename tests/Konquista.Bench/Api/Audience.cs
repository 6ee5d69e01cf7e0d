using System.Text;
using Konquista.Bench.Children;
using Konquista.Bench.Pages;

namespace Konquista.Bench.Api;

/// <summary>A thousand programs that follow the feed: how long it takes from a fact's commit until the last of them has it, and what the site's memory is with all of them.</summary>
internal sealed class Audience(Business business, Fleet fleet, string token)
{
    public const int Size = 1000;
    private const int Facts = 60;
    private const int OpenAtOnce = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    private volatile Awaited? _awaited;

    public async Task<(double P95Ms, double WebMb)> Follow(int firstNo, CancellationToken cancellation)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var all = new List<Subscriber>(Size);
        while (all.Count < Size)
        {
            all.AddRange(await Task.WhenAll(Enumerable.Range(0, OpenAtOnce).Select(_ => Subscriber.Open(fleet.WebAddress, token, null, cancellation))));
        }

        Task[] lines = [.. all.Select(subscriber => Hear(subscriber, ends.Token))];
        var broken = Task.WhenAny(lines);
        await Task.Delay(Settling, cancellation);
        var delays = new Series();
        for (var no = 0; no < Facts; no++)
        {
            // Facts come at any moment of the site's own rhythm.
            await Task.Delay(TimeSpan.FromMilliseconds(400 + (no * 137 % 400)), cancellation);
            delays.Add(await Delay(firstNo + no, broken));
        }

        var memory = Math.Round(fleet.Web!.ResidentBytes / 1e6);
        await ends.CancelAsync();
        await Task.WhenAll(lines).ContinueWith(_ => { }, TaskScheduler.Default);
        all.ForEach(subscriber => subscriber.Dispose());
        return (delays.Below(0.95), memory);
    }

    private async Task<TimeSpan> Delay(int no, Task broken)
    {
        var lead = Guid.CreateVersion7();
        var awaited = new Awaited(Encoding.ASCII.GetBytes(lead.ToString()));
        _awaited = awaited;
        await business.Receive(no, lead);
        var committed = TimeProvider.System.GetTimestamp();
        await Task.WhenAny(awaited.All.Task, broken).WaitAsync(Patience, TimeProvider.System);
        return awaited.All.Task.IsCompleted
            ? TimeProvider.System.GetElapsedTime(committed, Math.Max(awaited.LastAt, committed))
            : throw new InvalidOperationException("A subscriber's line ended by itself.");
    }

    private async Task Hear(Subscriber subscriber, CancellationToken cancellation)
    {
        while (await subscriber.Hear(cancellation) is { IsEmpty: false } message)
        {
            if (_awaited is { } awaited && message.Span.IndexOf(awaited.Lead) >= 0)
            {
                awaited.Came();
            }
        }
    }

    /// <summary>The fact that all of them wait for.</summary>
    private sealed class Awaited(byte[] lead)
    {
        private int _missing = Size;

        public byte[] Lead => lead;

        public long LastAt { get; private set; }

        public TaskCompletionSource All { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Came()
        {
            if (Interlocked.Decrement(ref _missing) == 0)
            {
                LastAt = TimeProvider.System.GetTimestamp();
                All.SetResult();
            }
        }
    }
}
