using System.Globalization;

namespace Konquista.Bench.Children;

/// <summary>The product as real processes on loopback: Sandbox, Silo and Web, with addresses and secrets that belong to this run alone.</summary>
internal sealed class Fleet(Workshop workshop, HttpClient http) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    private readonly int[] _ports = FreePort.Several(5);
    private readonly string _secret = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(24));
    private readonly List<Child> _children = [];

    public Uri SandboxAddress => Address(0);

    public Uri WebAddress => Address(1);

    /// <summary>The file that names the first admin and the password.</summary>
    public string FirstAdmin => Path.Combine(workshop.Folder, "first-admin");

    public Child? Silo { get; private set; }

    public Child? Web { get; private set; }

    public Child? Sandbox { get; private set; }

    public async Task StartSandbox(string faults, int seed, bool webhooks, CancellationToken cancellation)
    {
        var settings = new Dictionary<string, string>
        {
            ["Sandbox:Urls"] = SandboxAddress.OriginalString,
            ["Sandbox:AppSecret"] = _secret,
            ["Sandbox:VerifyToken"] = _secret,
            ["Sandbox:Faults"] = faults,
            ["Sandbox:Seed"] = seed.ToString(CultureInfo.InvariantCulture),
        };
        if (webhooks)
        {
            settings["Sandbox:CallbackUrl"] = new Uri(WebAddress, "webhooks/whatsapp").ToString();
        }

        Sandbox = Start("sandbox", "KONQUISTA_SANDBOX", settings);
        await UntilReady(Sandbox, new Uri(SandboxAddress, "control/idle"), cancellation);
    }

    public async Task StartSilo(CancellationToken cancellation)
    {
        if (Silo is { } old)
        {
            _children.Remove(old);
        }

        Silo = Start("silo", "KONQUISTA_SILO", new Dictionary<string, string>
        {
            ["ConnectionStrings:Konquista"] = workshop.ConnectionString,
            ["Konquista:KeysPath"] = workshop.Keys,
            ["Konquista:Silo:Port"] = Port(2),
            ["Konquista:Silo:GatewayPort"] = Port(3),
            ["Konquista:Silo:HealthUrl"] = Address(4).OriginalString,
            ["Konquista:Silo:FastEviction"] = "true",
            ["Konquista:WhatsApp:Timeout"] = "00:00:05",
        }, "run");
        await UntilReady(Silo, new Uri(Address(4), "health/ready"), cancellation);
    }

    public async Task StartWeb(CancellationToken cancellation, IReadOnlyDictionary<string, string>? more = null)
    {
        Web = Start("web", "KONQUISTA_WEB", new Dictionary<string, string>(more ?? new Dictionary<string, string>())
        {
            ["ConnectionStrings:Konquista"] = workshop.ConnectionString,
            ["Konquista:KeysPath"] = workshop.Keys,
            ["Konquista:FirstAdminPath"] = FirstAdmin,
            ["Konquista:CloudApi:AppSecret"] = _secret,
            ["Konquista:CloudApi:VerifyToken"] = _secret,
            ["ASPNETCORE_URLS"] = WebAddress.OriginalString,
        });
        await UntilReady(Web, new Uri(WebAddress, "health/ready"), cancellation);
    }

    /// <summary>A child that died by itself ends the run with its name.</summary>
    public void MustLive()
    {
        if (_children.Find(child => child.HasExited) is { } dead)
        {
            throw new InvalidOperationException($"{dead.Name} has stopped unexpectedly; its log is {workshop.Log(dead.Name)}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        for (var last = _children.Count - 1; last >= 0; last--)
        {
            await _children[last].DisposeAsync();
            _children.RemoveAt(last);
        }
    }

    private Child Start(string name, string program, Dictionary<string, string> settings, params ReadOnlySpan<string> arguments)
    {
        var child = Child.Start(name, workshop.Log(name), settings, Workshop.Program(program), arguments);
        _children.Add(child);
        return child;
    }

    private async Task UntilReady(Child child, Uri address, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        while (!await Answers(address, patience.Token))
        {
            MustLive();
            await Task.Delay(Glance, patience.Token);
        }
    }

    private async Task<bool> Answers(Uri address, CancellationToken cancellation)
    {
        try
        {
            using var answer = await http.GetAsync(address, cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private string Port(int index) => _ports[index].ToString(CultureInfo.InvariantCulture);

    private Uri Address(int index) => new($"http://127.0.0.1:{Port(index)}");
}
