using System.Net;
using System.Text.RegularExpressions;
using Konquista.Web.Accounts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Konquista.Web;

/// <summary>The real site on a database and keys of its own, in this process and without a silo.</summary>
internal sealed partial class WebHost : WebApplicationFactory<Texts>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("konquista-web-").FullName;
    private readonly string _database;

    private readonly Dictionary<string, string> _settings;

    private readonly IGrainFactory? _grains;

    private WebHost(string database, Dictionary<string, string> settings, IGrainFactory? grains = null) =>
        (_database, _settings, _grains) = (database, settings, grains);

    public string FirstAdminFile => Path.Combine(_folder, "first-admin");

    public static Task<WebHost> On(TestDatabase database) => On(database, []);

    /// <summary>With further settings.</summary>
    public static async Task<WebHost> On(TestDatabase database, Dictionary<string, string> settings)
    {
        var host = new WebHost(await database.CreateDatabase(), settings);
        host.StartServer();
        return host;
    }

    /// <summary>On a database that a silo of the test's own works on, and with a line to its grains.</summary>
    public static WebHost With(string database, IGrainFactory grains)
    {
        var host = new WebHost(database, [], grains);
        host.StartServer();
        return host;
    }

    public HttpClient Anonymous() => CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });

    public async Task<HttpClient> SignedIn()
    {
        var client = Anonymous();
        var (email, password) = await FirstAdmin();
        using var answer = await Post(client, "/sign-in", new() { ["Form.Email"] = email, ["Form.Password"] = password });
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return client;
    }

    /// <summary>Somebody of another role, perhaps of one store, who came in by the door.</summary>
    public async Task<HttpClient> SignedInAs(string role, Guid? storeId = null)
    {
        await FirstAdmin();
        var email = $"{role}-{Guid.NewGuid():N}@konquista.test";
        await using (var scope = Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
            var user = new User { UserName = email, Email = email, EmailConfirmed = true, StoreId = storeId };
            (await users.CreateAsync(user, "senha-de-teste-1")).Succeeded.ShouldBeTrue();
            (await users.AddToRoleAsync(user, role)).Succeeded.ShouldBeTrue();
        }

        var client = Anonymous();
        using var answer = await Post(client, "/sign-in", new() { ["Form.Email"] = email, ["Form.Password"] = "senha-de-teste-1" });
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return client;
    }

    public async Task<(string Email, string Password)> FirstAdmin()
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var tries = 0; tries < 400; tries++)
        {
            if (File.Exists(FirstAdminFile) && await File.ReadAllLinesAsync(FirstAdminFile) is [var email, var password]
                && await HasOwner())
            {
                return (email, password);
            }

            await pace.WaitForNextTickAsync();
        }

        throw new InvalidOperationException("No first admin was made.");
    }

    /// <summary>Posts a form as a browser would: with the token of the page it stands on.</summary>
    public static async Task<HttpResponseMessage> Post(HttpClient client, string page, Dictionary<string, string> fields, string? to = null)
    {
        fields["__RequestVerificationToken"] = await Token(client, page);
        using var form = new FormUrlEncodedContent(fields);
        return await client.PostAsync(to ?? page, form);
    }

    public static async Task<string> Token(HttpClient client, string page)
    {
        var html = await client.GetStringAsync(page);
        return TokenField().Match(html).Groups["token"].Value;
    }

    /// <summary>One value of the site's database, as the owner of the tables sees it.</summary>
    public async Task<T> Value<T>(string sql)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(_database + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Looks until it is so, for half a minute at most.</summary>
    public async Task<bool> Until(string sql)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var tries = 0; tries < 600; tries++)
        {
            if (await Value<bool>(sql))
            {
                return true;
            }

            await pace.WaitForNextTickAsync();
        }

        return false;
    }

    public async Task Run(string sql)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(_database + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:Konquista", _database);
        builder.UseSetting("Konquista:KeysPath", Path.Combine(_folder, "keys"));
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureServices(services =>
        {
            // Without a silo the cluster client would keep the host from having started.
            foreach (var hosted in services.Where(IsClusterClient).ToList())
            {
                services.Remove(hosted);
            }

            if (_grains is not null)
            {
                services.AddSingleton(_grains);
            }
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task<bool> HasOwner()
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(_database + ";Pooling=false");
        await using var command = source.CreateCommand("select exists (select from auth.user_roles)");
        return await command.ExecuteScalarAsync() is true;
    }

    private static bool IsClusterClient(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService)
        && (service.ImplementationType?.Namespace?.StartsWith("Orleans", StringComparison.Ordinal) is true
            || service.ImplementationFactory?.Method.DeclaringType?.Assembly.GetName().Name?.StartsWith("Orleans", StringComparison.Ordinal) is true);

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenField();
}
