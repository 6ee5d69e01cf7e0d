using System.Globalization;

namespace Konquista.Web.LandingPages;

/// <summary>When somebody first looked at a page, and from where they came: all that the short-lived cookie holds, and nothing that tells who.</summary>
internal sealed record Visit(DateTimeOffset At, string? Referrer)
{
    private const int LongestHost = 100;

    /// <summary>The host before ours, as far as the browser tells; null for none and for our own.</summary>
    public static string? ReferrerOf(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from)
        && from.Scheme is "http" or "https"
        && !string.Equals(from.Host, request.Host.Host, StringComparison.OrdinalIgnoreCase)
            ? Short(from.IdnHost.ToLowerInvariant())
            : null;

    public static Visit? Read(string text) =>
        text.Split('|', 2) is [var ticks, var referrer] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? new(DateTimeOffset.FromUnixTimeMilliseconds(at), referrer.Length == 0 ? null : referrer)
            : null;

    public string Write() => string.Create(CultureInfo.InvariantCulture, $"{At.ToUnixTimeMilliseconds()}|{Referrer}");

    private static string Short(string host) =>
        (host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host) is var name && name.Length > LongestHost ? name[..LongestHost] : name;
}
