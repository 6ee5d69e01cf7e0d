using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Konquista.Browser;

/// <summary>One program of the product as it was built beside these tests, run as a process of its own.</summary>
internal sealed class Executable : IAsyncDisposable
{
    private readonly Process _process;
    private readonly List<string> _said = [];

    private Executable(string name, IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        var start = new ProcessStartInfo(PathOf(name), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Runs to the end and answers what it said; throws with that when it failed.</summary>
    public static async Task<string> Run(string name, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        await using var program = new Executable(name, environment, arguments);
        await program._process.WaitForExitAsync();
        return program._process.ExitCode == 0
            ? program.Said
            : throw new InvalidOperationException($"{name} ended with {program._process.ExitCode}: {program.Said}");
    }

    /// <summary>Starts and waits until the address answers.</summary>
    public static async Task<Executable> Serve(
        string name, IReadOnlyDictionary<string, string> environment, Uri ready, params string[] arguments)
    {
        var program = new Executable(name, environment, arguments);
        using var client = new SocketsHttpHandler();
        using var caller = new HttpMessageInvoker(client);
        var patience = Stopwatch.StartNew();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await Answers(caller, ready))
        {
            if (program._process.HasExited || patience.Elapsed > TimeSpan.FromSeconds(60))
            {
                throw new InvalidOperationException($"{name} does not answer: {program.Said}");
            }

            await pace.WaitForNextTickAsync();
        }

        return program;
    }

    /// <summary>How much memory the process holds, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public string Said
    {
        get
        {
            lock (_said)
            {
                return string.Join('\n', _said);
            }
        }
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

    private static async Task<bool> Answers(HttpMessageInvoker caller, Uri ready)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, ready);
            using var answer = await caller.SendAsync(request, CancellationToken.None);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    // artifacts/bin/Konquista.Browser.Tests/debug/ stands beside artifacts/bin/Konquista.Web/debug/.
    private static string PathOf(string name)
    {
        var mine = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return Path.Combine(mine.Parent!.Parent!.FullName, name, mine.Name, name);
    }

    private void Keep(string? line)
    {
        lock (_said)
        {
            if (line is not null)
            {
                _said.Add(line);
            }
        }
    }
}
