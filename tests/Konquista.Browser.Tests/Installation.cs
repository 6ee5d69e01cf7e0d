using System.Globalization;
using Npgsql;

namespace Konquista.Browser;

/// <summary>One installation of the product on a database of its own: a silo and the site as processes, with the Sandbox where it is asked for.</summary>
internal sealed class Installation(string server, bool hasSandbox) : IAsyncDisposable
{
    private const string Secret = "sandbox-app-secret";
    private const string Verify = "sandbox-verify-token";

    private readonly string _name = $"konquista_test_browser_{Guid.NewGuid():N}";
    private readonly string _folder = Directory.CreateTempSubdirectory("konquista-browser-").FullName;
    private readonly List<Executable> _programs = [];

    public string Address { get; } = $"http://127.0.0.1:{Executable.FreePort()}";

    public string Sandbox { get; } = $"http://127.0.0.1:{Executable.FreePort()}";

    public string Email { get; private set; } = "";

    public string Password { get; private set; } = "";

    private string Database => new NpgsqlConnectionStringBuilder(server) { Database = _name }.ConnectionString;

    private Dictionary<string, string> Settings => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings__Konquista"] = Database,
        ["Konquista__KeysPath"] = Path.Combine(_folder, "keys"),
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
    };

    /// <summary>Runs the migrations, then what the caller wants to be there, then the processes.</summary>
    public async Task Start(string seed)
    {
        await On(server, $"create database {_name}");
        await Executable.Run("Konquista.Silo", Settings, "migrate");
        await Sql(seed);
        if (hasSandbox)
        {
            await Serve("Konquista.Sandbox", Sandbox + "/control/faults", new()
            {
                ["Sandbox__Urls"] = Sandbox,
                ["Sandbox__CallbackUrl"] = Address + "/webhooks/whatsapp",
                ["Sandbox__AppSecret"] = Secret,
                ["Sandbox__VerifyToken"] = Verify,
            });
        }

        var health = $"http://127.0.0.1:{Executable.FreePort()}";
        await Serve("Konquista.Silo", health + "/health/ready", new()
        {
            ["Konquista__Silo__Port"] = Executable.FreePort().ToString(CultureInfo.InvariantCulture),
            ["Konquista__Silo__GatewayPort"] = Executable.FreePort().ToString(CultureInfo.InvariantCulture),
            ["Konquista__Silo__HealthUrl"] = health,
            ["Konquista__Webhooks__AllowPrivate"] = "true",
        }, "run");
        await Serve("Konquista.Web", Address + "/health/ready", Web());
        (Email, Password) = await FirstAdmin();
    }

    public Task Sql(string statement) => On(Database, statement);

    /// <summary>How much memory the site holds, in bytes.</summary>
    public long Memory => _programs[^1].Memory;

    /// <summary>One value of the database.</summary>
    public async Task<T> Value<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(Database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var program in Enumerable.Reverse(_programs))
        {
            await program.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private Dictionary<string, string> Web()
    {
        var web = new Dictionary<string, string>(StringComparer.Ordinal) { ["ASPNETCORE_URLS"] = Address };
        if (hasSandbox)
        {
            web["Konquista__Sandbox__Url"] = Sandbox;
            web["Konquista__CloudApi__AppSecret"] = Secret;
            web["Konquista__CloudApi__VerifyToken"] = Verify;
        }

        return web;
    }

    private async Task Serve(string name, string ready, Dictionary<string, string> settings, params string[] arguments)
    {
        foreach (var (key, value) in Settings)
        {
            settings.TryAdd(key, value);
        }

        _programs.Add(await Executable.Serve(name, settings, new Uri(ready), arguments));
    }

    // The site writes it a moment after it answers.
    private async Task<(string Email, string Password)> FirstAdmin()
    {
        var file = Path.Combine(_folder, "first-admin");
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var tries = 0; tries < 300; tries++)
        {
            if (File.Exists(file) && await File.ReadAllLinesAsync(file) is [var email, var password] && await Value<bool>("select exists (select from auth.user_roles)"))
            {
                return (email, password);
            }

            await pace.WaitForNextTickAsync();
        }

        throw new InvalidOperationException("No first admin was made.");
    }

    private static async Task On(string database, string statement)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
