using Konquista.WhatsApp;

namespace Konquista.Web.Links;

/// <summary>One link to a chat as the pages show it, with how many came by it.</summary>
internal sealed record ChatLinkRow
{
    public Guid Id { get; init; }

    /// <summary>One of <see cref="ChatCode"/>.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    public Guid PhoneId { get; init; }

    public required string Phone { get; init; }

    public required string Number { get; init; }

    public Guid? CampaignId { get; init; }

    public string? Campaign { get; init; }

    public Guid? StoreId { get; init; }

    public string? Store { get; init; }

    public string[] Tags { get; init; } = [];

    public required string Message { get; init; }

    public DateTime? EndedAt { get; init; }

    public int Version { get; init; }

    /// <summary>How many times somebody came by it.</summary>
    public long Arrivals { get; init; }

    /// <summary>How many leads it brought that nobody knew before.</summary>
    public long Leads { get; init; }

    public bool IsInUse => EndedAt is null;

    /// <summary>What the person's WhatsApp proposes to send; the code is what tells where they come from.</summary>
    public string Proposed => $"{Message} ({Code})";

    /// <summary>The address that opens a chat with us, as WhatsApp defines it.</summary>
    public string Address => $"https://wa.me/{Number.TrimStart('+')}?text={Uri.EscapeDataString(Proposed)}";
}
