using Konquista.Feed;

namespace Konquista.Web.Feed;

/// <summary>Something that happened, as the transaction that made it true wrote it down.</summary>
public sealed record Fact
{
    /// <summary>Where to continue after this fact.</summary>
    public required FeedCursor Cursor { get; init; }

    /// <summary>Product time.</summary>
    public required DateTimeOffset At { get; init; }

    public required string Kind { get; init; }

    public Guid? LeadId { get; init; }

    /// <summary>Orders the facts that changed one lead; across leads nothing is promised.</summary>
    public int? LeadVersion { get; init; }

    public Guid? EnrollmentId { get; init; }

    public Guid? CampaignId { get; init; }

    public Guid? MessageId { get; init; }

    public Guid? PhoneId { get; init; }

    public Guid? ImportId { get; init; }

    public string? Actor { get; init; }

    /// <summary>JSON.</summary>
    public string? Data { get; init; }

    /// <summary>The store of its lead, as it was when the fact was read.</summary>
    public Guid? StoreId { get; init; }
}
