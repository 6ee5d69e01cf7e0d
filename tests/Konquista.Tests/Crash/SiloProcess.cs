using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Konquista.Crash;

/// <summary>A silo as a process of its own, which can be told to stop, be killed, or die by itself at a failpoint.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    /// <summary>The exit code of a process that SIGKILL ended.</summary>
    public const int Killed = 137;

    private const int LastLines = 12;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly Process _process = new();

    private SiloProcess(IEnumerable<KeyValuePair<string, string>> settings)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(folder.Parent!.Parent!.FullName, "Konquista.Silo", folder.Name, "Konquista.Silo");
        _process.StartInfo = new(program, ["run"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in settings)
        {
            _process.StartInfo.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        _process.OutputDataReceived += Hear;
        _process.ErrorDataReceived += Hear;
    }

    public bool HasExited => _process.HasExited;

    /// <summary>The last warnings and errors of its log, for whoever has to find out why a test failed.</summary>
    public string Complaints => string.Join(Environment.NewLine, _complaints);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Returns when it is an active member of its cluster, or has died already where it may.</summary>
    public static async Task<SiloProcess> Start(HttpClient http, Uri health, IEnumerable<KeyValuePair<string, string>> settings, bool mayDie)
    {
        var silo = new SiloProcess(settings);
        silo._process.Start();
        silo._process.BeginOutputReadLine();
        silo._process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!(mayDie && silo.HasExited) && !await IsReady(http, health, patience.Token))
        {
            (silo.HasExited && !mayDie).ShouldBeFalse(silo.Complaints);
            await timer.WaitForNextTickAsync(patience.Token);
        }

        return silo;
    }

    /// <summary>Waits until it has ended; answers its exit code.</summary>
    public async Task<int> Ends()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException tired)
        {
            throw new TimeoutException($"The silo lives on: {Complaints}", tired);
        }

        return _process.ExitCode;
    }

    public Task<int> Kill()
    {
        _process.Kill();
        return Ends();
    }

    /// <summary>Asks it to stop as an operator's system does, by SIGTERM.</summary>
    public async Task<int> Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        return await Ends();
    }

    public async ValueTask DisposeAsync()
    {
        if (!HasExited)
        {
            await Kill();
        }

        _process.Dispose();
    }

    private static async Task<bool> IsReady(HttpClient http, Uri health, CancellationToken cancellation)
    {
        try
        {
            using var answer = await http.GetAsync(health, cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Hear(object sender, DataReceivedEventArgs heard)
    {
        if (heard.Data is { } line && !line.Contains("\"LogLevel\":\"Information\"", StringComparison.Ordinal))
        {
            _complaints.Enqueue(line);
            while (_complaints.Count > LastLines && _complaints.TryDequeue(out _))
            {
                continue;
            }
        }
    }
}
