using Konquista.Leads;

namespace Konquista.Web.LandingPages;

/// <summary>What an address says of the advertisement that led to it, within bounds; decides under which source a visit and a lead are counted.</summary>
internal static class Trail
{
    public const string Direct = "direct";
    private const int LongestSource = 60;

    private static readonly string[] ClickIds = ["gclid", "gbraid", "wbraid", "fbclid", "ttclid", "msclkid", "twclid", "li_fat_id", "kwai_click_id"];

    /// <summary>As arrivals are counted too: by utm_source, else by the host that led here.</summary>
    public static string SourceOf(HttpRequest request, string? referrer) => Source(request) ?? referrer ?? Direct;

    public static Arrival Of(HttpRequest request, string? referrer, Guid pageId) => new()
    {
        PageId = pageId,
        UtmSource = Source(request),
        UtmMedium = Word(request, "utm_medium"),
        UtmCampaign = Word(request, "utm_campaign"),
        UtmTerm = Word(request, "utm_term"),
        UtmContent = Word(request, "utm_content"),
        Referrer = referrer,
        ClickIds = ClickIds.Select(name => (Name: name, Value: Word(request, name))).Where(id => id.Value is not null)
            .ToDictionary(id => id.Name, id => id.Value!, StringComparer.Ordinal),
    };

    private static string? Source(HttpRequest request) =>
        Word(request, "utm_source")?.ToLowerInvariant() is { } source ? source[..Math.Min(source.Length, LongestSource)] : null;

    private static string? Word(HttpRequest request, string name)
    {
        var word = string.Concat(request.Query[name].ToString().Where(letter => !char.IsControl(letter))).Trim();
        return word.Length == 0 ? null : word[..Math.Min(word.Length, Arrival.LongestWord)];
    }
}
