using System.Globalization;
using System.Net;
using Konquista.Silo.Verbs;

namespace Konquista.Silo.Hosting;

/// <summary>What an operator may set of a silo, read and checked once at the start.</summary>
internal sealed record SiloSettings(string ConnectionString, string KeysPath, IPAddress Address, int Port, int GatewayPort, string HealthUrl, Uri? Sandbox,
    Uri? PublicUrl)
{
    public static SiloSettings Read(IConfiguration configuration) => new(
        Postgres.ConnectionSetting.Require(configuration),
        configuration["Konquista:KeysPath"] is { Length: > 0 } keys
            ? keys
            : throw Wrong("Konquista:KeysPath", "must name the folder in which keys are kept"),
        AddressOf(configuration, "Konquista:Silo:Address"),
        PortOf(configuration, "Konquista:Silo:Port", 11111),
        PortOf(configuration, "Konquista:Silo:GatewayPort", 30000),
        UrlOf(configuration, "Konquista:Silo:HealthUrl")?.ToString() ?? "http://127.0.0.1:5081",
        UrlOf(configuration, "Konquista:Sandbox:Url"),
        UrlOf(configuration, "Konquista:PublicUrl"));

    private static IPAddress AddressOf(IConfiguration configuration, string key) =>
        configuration[key] is not { Length: > 0 } given ? IPAddress.Loopback
        : IPAddress.TryParse(given, out var address) ? address
        : throw Wrong(key, "must be the IP address under which other silos reach this one");

    private static int PortOf(IConfiguration configuration, string key, int usual) =>
        configuration[key] is not { Length: > 0 } given ? usual
        : int.TryParse(given, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536 ? port
        : throw Wrong(key, "must be a port between 1 and 65535");

    private static Uri? UrlOf(IConfiguration configuration, string key) =>
        configuration[key] is not { Length: > 0 } given ? null
        : Uri.TryCreate(given, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url
        : throw Wrong(key, "must be an address such as http://127.0.0.1:5190");

    private static OperatorException Wrong(string key, string must) => new($"The setting {key} {must}.", 2);
}
