using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Konquista.Leads;
using Konquista.Phones;

namespace Konquista.Web.LandingPages;

/// <summary>What a visitor sent, in the form in which it waits for a silo: all that Capture is told, and nothing else.</summary>
internal sealed record KeptPost
{
    private const int LongestAgent = 200;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new StorableText() } };

    public required string Name { get; init; }

    public required string Phone { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public Guid? StoreId { get; init; }

    public Guid? CampaignId { get; init; }

    public required Arrival Arrival { get; init; }

    public string? Consent { get; init; }

    public IReadOnlyDictionary<string, string> Evidence { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public static KeptPost Of(PublishedPage page, PostedForm form, Visit visit, HttpContext http) => new()
    {
        Name = form.Name!.Trim(),
        Phone = Number(form),
        Tags = [.. page.Content.TagList.Concat(page.Content.Form?.Choices.Where(choice => choice == form.Choice) ?? []).Distinct(StringComparer.OrdinalIgnoreCase)],
        StoreId = page.StoreId ?? (Guid.TryParse(form.Store, out var store) ? store : null),
        CampaignId = page.CampaignId,
        Arrival = Trail.Of(http.Request, visit.Referrer, page.Id) with
        {
            Remark = string.IsNullOrWhiteSpace(page.Content.Form?.Remark) || string.IsNullOrWhiteSpace(form.Remark) ? null : form.Remark.Trim(),
        },
        Consent = string.IsNullOrWhiteSpace(page.Content.Consent) ? null : page.Content.Consent.Trim(),
        Evidence = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["page"] = page.Id.ToString(),
            ["version"] = page.No.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["address"] = http.Connection.RemoteIpAddress?.ToString() ?? "",
            ["agent"] = http.Request.Headers.UserAgent.ToString() is var agent && agent.Length > LongestAgent ? agent[..LongestAgent] : agent,
        },
    };

    /// <summary>One person on one page on one day is one request, however often they press.</summary>
    public string Key(DateOnly day) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{Arrival.PageId:N} {Phone} {day:yyyy-MM-dd}"))));

    public NewLead ToNewLead(string key) => new()
    {
        GivenName = Name,
        GivenPhone = Phone,
        Tags = Tags,
        Source = LeadSource.Page,
        StoreId = StoreId,
        CampaignId = CampaignId,
        Arrival = Arrival,
        Consent = Consent is null ? null : new() { Basis = ConsentBasis.Consent, Text = Consent, Evidence = Evidence },
        Key = key,
    };

    public static KeptPost Read(string json) => JsonSerializer.Deserialize<KeptPost>(json, Json)!;

    public string Write() => JsonSerializer.Serialize(this, Json);

    private static string Number(PostedForm form) => PhoneNumber.TryParse(form.Phone, out var number, out _)
        ? number.E164
        : throw new InvalidOperationException("A form whose number cannot be read is not kept.");
}
