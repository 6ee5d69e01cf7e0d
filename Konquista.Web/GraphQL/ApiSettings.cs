using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Konquista.Web.GraphQL;

/// <summary>How much the open door lets through: read once from Konquista:Api, a wrong value becomes one sentence that names the key.</summary>
internal sealed record ApiSettings
{
    private const string Section = "Konquista:Api";

    /// <summary>Requests a second that one client may make for long.</summary>
    public int RequestsPerSecond { get; init; } = 50;

    /// <summary>Requests that one client may make at once.</summary>
    public int Burst { get; init; } = 200;

    /// <summary>Open sockets of one client.</summary>
    public int SocketsPerClient { get; init; } = 100;

    /// <summary>Open sockets of one process.</summary>
    public int Sockets { get; init; } = 2000;

    /// <summary>Seconds after which a query is given up.</summary>
    public int Timeout { get; init; } = 15;

    /// <summary>Other sites whose scripts may ask, each as https://host.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>The folder of the only documents that are taken; null to take any.</summary>
    public string? TrustedDocumentsPath { get; init; }

    public static bool TryRead(
        IConfiguration configuration, [NotNullWhen(true)] out ApiSettings? settings, [NotNullWhen(false)] out string? problem)
    {
        var given = configuration.GetSection(Section);
        var standard = new ApiSettings();
        settings = new()
        {
            RequestsPerSecond = Number(given, nameof(RequestsPerSecond)) ?? standard.RequestsPerSecond,
            Burst = Number(given, nameof(Burst)) ?? standard.Burst,
            SocketsPerClient = Number(given, nameof(SocketsPerClient)) ?? standard.SocketsPerClient,
            Sockets = Number(given, nameof(Sockets)) ?? standard.Sockets,
            Timeout = Number(given, nameof(Timeout)) ?? standard.Timeout,
            Origins = [.. (given[nameof(Origins)] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            TrustedDocumentsPath = given[nameof(TrustedDocumentsPath)] is { Length: > 0 } path ? path : null,
        };
        problem = Problem(settings, given);
        settings = problem is null ? settings : null;
        return settings is not null;
    }

    private static string? Problem(ApiSettings settings, IConfiguration given) =>
        Numbers.Where(name => given[name] is { Length: > 0 } && Number(given, name) is null)
            .Select(name => $"{Section}:{name} must be a number from 1 to 1000000.").FirstOrDefault()
        ?? settings.Origins.Where(origin => !IsOrigin(origin))
            .Select(origin => $"{Section}:Origins names \"{origin}\", which is not an origin such as https://crm.example.").FirstOrDefault()
        ?? (settings.TrustedDocumentsPath is { } folder && !Directory.Exists(folder)
            ? $"{Section}:TrustedDocumentsPath names a folder that does not exist."
            : null);

    private static readonly string[] Numbers = [nameof(RequestsPerSecond), nameof(Burst), nameof(SocketsPerClient), nameof(Sockets), nameof(Timeout)];

    private static int? Number(IConfiguration given, string name) =>
        int.TryParse(given[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1_000_000 ? number : null;

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.GetLeftPart(UriPartial.Authority) == text;
}
