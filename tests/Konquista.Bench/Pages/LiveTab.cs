using System.Globalization;
using System.Text.RegularExpressions;

namespace Konquista.Bench.Pages;

/// <summary>One open panel: it hears what the live line says and fetches its numbers again, as htmx does in a browser.</summary>
internal sealed partial class LiveTab(Visitor visitor)
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Awaited? _awaited;

    /// <summary>Ends when the line was opened and the first numbers are here.</summary>
    public Task Open => _open.Task;

    /// <summary>When the panel showed this many people captured today, or more.</summary>
    public Task<long> Shows(long captured)
    {
        var awaited = new Awaited(captured, new(TaskCreationOptions.RunContinuationsAsynchronously));
        _awaited = awaited;
        return awaited.Shown.Task;
    }

    public async Task Run(CancellationToken cancellation)
    {
        using var line = await visitor.Listen("/live", cancellation);
        if (line.Content.Headers.ContentEncoding.Any(encoding => encoding != "identity"))
        {
            throw new InvalidOperationException("The live line is compressed: its events would wait for each other.");
        }

        using var events = new StreamReader(await line.Content.ReadAsStreamAsync(cancellation));
        while (await events.ReadLineAsync(cancellation) is { } said)
        {
            if (said == "event: changed")
            {
                await Fetch(cancellation);
            }
        }
    }

    private async Task Fetch(CancellationToken cancellation)
    {
        var page = await visitor.Get("/?handler=Live", cancellation);
        var now = TimeProvider.System.GetTimestamp();
        _open.TrySetResult();
        var digits = string.Concat(CapturedTile().Match(page.Text).Groups["number"].Value.Where(char.IsAsciiDigit));
        if (_awaited is { } awaited && long.Parse(digits, CultureInfo.InvariantCulture) >= awaited.Captured)
        {
            awaited.Shown.TrySetResult(now);
        }
    }

    [GeneratedRegex("""href="/leads\?since=[^"]+">.*?class="value">(?<number>[^<]+)<""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex CapturedTile();

    /// <summary>The number that is waited for.</summary>
    private sealed record Awaited(long Captured, TaskCompletionSource<long> Shown);
}
