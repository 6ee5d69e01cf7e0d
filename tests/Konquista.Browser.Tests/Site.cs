using System.Globalization;
using Microsoft.Playwright;
using Npgsql;

[assembly: AssemblyFixture(typeof(Konquista.Browser.Site))]

namespace Konquista.Browser;

/// <summary>The product as its users meet it: a database of its own, a silo and the site as processes, and one browser for all tests.</summary>
public sealed class Site : IAsyncLifetime
{
    private readonly string _name = $"konquista_test_browser_{Guid.NewGuid():N}";
    private readonly string _folder = Directory.CreateTempSubdirectory("konquista-browser-").FullName;
    private readonly int _port = Executable.FreePort();
    private string _admin = "";
    private string? _serverRoot;
    private IPlaywright _playwright = null!;
    private Executable? _web;
    private Executable? _silo;

    public IBrowser Browser { get; private set; } = null!;

    public string Address => $"http://127.0.0.1:{_port}";

    public string Email { get; private set; } = "";

    public string Password { get; private set; } = "";

    /// <summary>The cookies of the signed-in admin.</summary>
    public string Session { get; private set; } = "";

    private string Database => new NpgsqlConnectionStringBuilder(_admin) { Database = _name }.ConnectionString;

    private Dictionary<string, string> Settings => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings__Konquista"] = Database,
        ["Konquista__KeysPath"] = Path.Combine(_folder, "keys"),
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
    };

    public async ValueTask InitializeAsync()
    {
        _admin = Environment.GetEnvironmentVariable("KONQUISTA_TEST_DB") ?? await StartServer();
        await OnServer($"create database {_name}");
        await Executable.Run("Konquista.Silo", Settings, "migrate");
        await Seed();
        await StartProcesses();
        var firstAdmin = await File.ReadAllLinesAsync(Path.Combine(_folder, "first-admin"));
        (Email, Password) = (firstAdmin[0], firstAdmin[1]);
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
        await Stop(_web);
        await Stop(_silo);
        if (_serverRoot is not null)
        {
            await OnServer($"drop database if exists {_name} with (force)");
            await Executable.Run("Konquista.Silo", Settings, "postgres", "stop", "--root", _serverRoot);
        }

        Directory.Delete(_folder, recursive: true);
    }

    public async Task Sql(string statement)
    {
        await using var connection = new NpgsqlConnection(Database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task StartProcesses()
    {
        var health = $"http://127.0.0.1:{Executable.FreePort()}";
        var silo = new Dictionary<string, string>(Settings, StringComparer.Ordinal)
        {
            ["Konquista__Silo__Port"] = Executable.FreePort().ToString(CultureInfo.InvariantCulture),
            ["Konquista__Silo__GatewayPort"] = Executable.FreePort().ToString(CultureInfo.InvariantCulture),
            ["Konquista__Silo__HealthUrl"] = health,
        };
        _silo = await Executable.Serve("Konquista.Silo", silo, new Uri(health + "/health/ready"), "run");
        var web = new Dictionary<string, string>(Settings, StringComparer.Ordinal) { ["ASPNETCORE_URLS"] = Address };
        _web = await Executable.Serve("Konquista.Web", web, new Uri(Address + "/health/ready"));
        await Until(() => File.Exists(Path.Combine(_folder, "first-admin")));
    }

    private async Task Seed()
    {
        using var reader = new StreamReader(typeof(Site).Assembly.GetManifestResourceStream("seed.sql")!);
        await Sql(await reader.ReadToEndAsync());
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
        var said = await Executable.Run("Konquista.Silo", new Dictionary<string, string>(StringComparer.Ordinal), "postgres", "start", "--root", _serverRoot);
        return said.Split('\n')[^1];
    }

    private async Task OnServer(string statement)
    {
        await using var connection = new NpgsqlConnection(_admin + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task Until(Func<bool> holds)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var tries = 0; !holds() && tries < 300; tries++)
        {
            await pace.WaitForNextTickAsync();
        }
    }

    private static ValueTask Stop(Executable? program) => program?.DisposeAsync() ?? ValueTask.CompletedTask;
}
