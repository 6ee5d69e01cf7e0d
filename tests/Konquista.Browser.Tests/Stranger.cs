using System.Diagnostics;

namespace Konquista.Browser;

/// <summary>A program that is not of the product, run by an interpreter of this machine; what it says is kept line by line.</summary>
internal sealed class Stranger : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(240);

    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly List<string> _complaints = [];

    private Stranger(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(_lines, line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(_complaints, line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public static Stranger Run(string folder, IReadOnlyDictionary<string, string> environment, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        return new(start);
    }

    /// <summary>Until it is so; throws with what the program said when it ended before, or never came to it.</summary>
    public async Task Until(Func<IReadOnlyList<string>, bool> isSo)
    {
        var watch = Stopwatch.StartNew();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!isSo(Lines))
        {
            if (_process.HasExited || watch.Elapsed > Patience)
            {
                throw new InvalidOperationException($"It said:\n{string.Join('\n', Lines.TakeLast(20))}\nand complained:\n{Complaints}");
            }

            await pace.WaitForNextTickAsync();
        }
    }

    /// <summary>Its last line, once it has ended well.</summary>
    public async Task<string> Answer()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode == 0 && Lines is [.., var last] ? last : throw new InvalidOperationException($"It ended with {_process.ExitCode}:\n{Complaints}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private string Complaints
    {
        get
        {
            lock (_complaints)
            {
                return string.Join('\n', _complaints.TakeLast(20));
            }
        }
    }

    private static void Keep(List<string> lines, string? line)
    {
        lock (lines)
        {
            if (line is not null)
            {
                lines.Add(line);
            }
        }
    }
}
