using System.Diagnostics;
using System.Globalization;

namespace Konquista.Bench.Children;

/// <summary>One process of the product, started by us with its own settings and log; it ends when told to, or is killed as by a power cut.</summary>
internal sealed class Child : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private Child(string name, Process process)
    {
        Name = name;
        _process = process;
    }

    public string Name { get; }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>The most that was resident at any moment.</summary>
    public long PeakBytes
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>In a session of its own, so that the terminal's Ctrl+C reaches us alone and we end the children in order.</summary>
    public static Child Start(string name, string log, IReadOnlyDictionary<string, string> settings, string program, params ReadOnlySpan<string> arguments)
    {
        const string Script = """log=$1; shift; if command -v setsid > /dev/null; then set -- setsid "$@"; fi; exec "$@" >> "$log" 2>&1 < /dev/null""";
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = Path.GetDirectoryName(program)!, UseShellExecute = false };
        foreach (var argument in (string[])["-c", Script, "sh", log, program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return new(name, Process.Start(start) ?? throw new InvalidOperationException($"{name} could not be started."));
    }

    public async Task<int> Ends(CancellationToken cancellation)
    {
        await _process.WaitForExitAsync(cancellation);
        return _process.ExitCode;
    }

    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async Task Terminate()
    {
        if (_process.HasExited)
        {
            return;
        }

        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"{Name} had to be killed.");
            await Kill();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Terminate();
        _process.Dispose();
    }
}
