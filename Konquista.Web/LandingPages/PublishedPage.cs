namespace Konquista.Web.LandingPages;

/// <summary>A landing page as the public gets it: one published version, and what its store and campaign give it.</summary>
internal sealed record PublishedPage
{
    private PageContent? _content;

    public Guid Id { get; init; }

    public required string Slug { get; init; }

    /// <summary>The version; 0 for a draft that is looked at.</summary>
    public int No { get; init; }

    public Guid? CampaignId { get; init; }

    public Guid? StoreId { get; init; }

    public required string Json { get; init; }

    public string? Store { get; init; }

    public string? Address { get; init; }

    public string? City { get; init; }

    public string? State { get; init; }

    public string? Opening { get; init; }

    /// <summary>The number of ours to write to, canonical.</summary>
    public string? WhatsApp { get; init; }

    /// <summary>Changes with everything that shows.</summary>
    public required string Stamp { get; init; }

    public PageContent Content => _content ??= PageContent.Read(Json);

    /// <summary>Where the store is, as one writes it on an envelope.</summary>
    public string Place => string.Join(", ", new[] { Address, City, State }.Where(part => !string.IsNullOrEmpty(part)));

    public Uri Map => new($"https://www.google.com/maps/search/?api=1&query={Uri.EscapeDataString(Place)}");

    public string? Chat(string text) => WhatsApp is null ? null : $"https://wa.me/{WhatsApp.TrimStart('+')}?text={Uri.EscapeDataString(text)}";
}
