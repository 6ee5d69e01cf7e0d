using System.Diagnostics.CodeAnalysis;
using Konquista.Web.Mail;
using Npgsql;

namespace Konquista.Web.Hosting;

/// <summary>What the site must be told to start, read once; a missing or wrong value becomes one sentence that names the key.</summary>
internal sealed record WebSettings(
    string ConnectionString, string KeysPath, string FirstAdminPath, string FirstAdminEmail, Uri? Sandbox, Uri? PublicUrl)
{
    private const string DefaultEmail = "admin@konquista.local";
    private const string SandboxKey = "Konquista:Sandbox:Url";
    private const string PublicKey = "Konquista:PublicUrl";

    /// <summary>Null where no mail is sent.</summary>
    public MailSettings? Mail { get; init; }

    public static bool TryRead(
        IConfiguration configuration,
        [NotNullWhen(true)] out WebSettings? settings,
        [NotNullWhen(false)] out string? problem)
    {
        settings = null;
        var connection = configuration.GetConnectionString("Konquista");
        var keys = configuration["Konquista:KeysPath"];
        var email = configuration["Konquista:FirstAdmin:Email"] ?? DefaultEmail;
        problem = ConnectionProblem(connection) ?? KeysProblem(keys) ?? EmailProblem(email)
            ?? UrlProblem(configuration, SandboxKey) ?? UrlProblem(configuration, PublicKey) ?? MailSettings.Problem(configuration);
        if (problem is not null)
        {
            return false;
        }

        var folder = Path.GetFullPath(keys!);
        var firstAdmin = configuration["Konquista:FirstAdminPath"]
            ?? Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder)) ?? folder, "first-admin");
        settings = new(connection!, folder, firstAdmin, email, Url(configuration, SandboxKey), Url(configuration, PublicKey))
        {
            Mail = MailSettings.Read(configuration),
        };
        return true;
    }

    /// <summary>The same database under a name and with a pool of its own; compiling a page's statement would take longer than running it.</summary>
    public string Pool(string name, int size) =>
        new NpgsqlConnectionStringBuilder(ConnectionString) { ApplicationName = name, MaxPoolSize = size, Options = "-c jit=off" }.ConnectionString;

    /// <summary>A path of the site as the world is told it: under the public address where that is set, else under the one that was asked.</summary>
    public Uri AddressOf(HttpRequest request, string path) => new(PublicUrl ?? new Uri($"{request.Scheme}://{request.Host}"), path);

    private static string? ConnectionProblem(string? given)
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            return "ConnectionStrings:Konquista is not set: give a PostgreSQL connection string, or start with ./eng/run.";
        }

        try
        {
            _ = new NpgsqlConnectionStringBuilder(given);
            return null;
        }
        catch (ArgumentException)
        {
            return "ConnectionStrings:Konquista is not a PostgreSQL connection string that can be read.";
        }
    }

    private static string? KeysProblem(string? given)
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            return "Konquista:KeysPath is not set: name a folder outside the database in which keys are kept.";
        }

        try
        {
            Directory.CreateDirectory(Path.Combine(given, "web"));
            return null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return "Konquista:KeysPath names a folder that cannot be written to.";
        }
    }

    private static string? UrlProblem(IConfiguration configuration, string key) =>
        string.IsNullOrEmpty(configuration[key]) || Url(configuration, key) is not null
            ? null
            : $"{key} must be an address such as https://konquista.example.";

    private static Uri? Url(IConfiguration configuration, string key) =>
        Uri.TryCreate(configuration[key], UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    private static string? EmailProblem(string given) =>
        given.Contains('@', StringComparison.Ordinal) ? null : "Konquista:FirstAdmin:Email is not an e-mail address.";
}
