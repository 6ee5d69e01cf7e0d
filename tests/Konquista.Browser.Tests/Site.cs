using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Konquista.Browser.Site))]

namespace Konquista.Browser;

/// <summary>The product as its users meet it: one installation with rows of every kind, and one browser for all tests.</summary>
public sealed class Site : IAsyncLifetime
{
    private Installation _installation = null!;
    private string? _serverRoot;
    private IPlaywright _playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    public string Address => _installation.Address;

    public string Email => _installation.Email;

    public string Password => _installation.Password;

    /// <summary>The cookies of the signed-in admin.</summary>
    public string Session { get; private set; } = "";

    /// <summary>The database server on which installations have their databases.</summary>
    internal string Server { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Server = Environment.GetEnvironmentVariable("KONQUISTA_TEST_DB") ?? await StartServer();
        _installation = new(Server, hasSandbox: false);
        await _installation.Start(await Seed());
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("KONQUISTA_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-dev-shm-usage"],
        });
        await using var visitor = await Visitor.At(this, Screen.Desk, signedIn: false);
        Session = await visitor.SignIn(this);
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await _installation.DisposeAsync();
        if (_serverRoot is not null)
        {
            await Executable.Run("Konquista.Silo", new Dictionary<string, string>(StringComparer.Ordinal), "postgres", "stop", "--root", _serverRoot);
        }
    }

    public Task Sql(string statement) => _installation.Sql(statement);

    private static async Task<string> Seed()
    {
        using var reader = new StreamReader(typeof(Site).Assembly.GetManifestResourceStream("seed.sql")!);
        return await reader.ReadToEndAsync();
    }

    private async Task<string> StartServer()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder.Parent is not null && !File.Exists(Path.Combine(folder.FullName, "Konquista.sln")))
        {
            folder = folder.Parent;
        }

        _serverRoot = Path.Combine(folder.FullName, ".konquista", "browser");
        Directory.CreateDirectory(_serverRoot);
        var said = await Executable.Run("Konquista.Silo", new Dictionary<string, string>(StringComparer.Ordinal), "postgres", "start", "--fresh", "--root", _serverRoot);
        return said.Split('\n')[^1];
    }
}
