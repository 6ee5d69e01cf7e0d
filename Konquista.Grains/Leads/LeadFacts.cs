using Konquista.Campaigns;
using Konquista.Messages;

namespace Konquista.Leads;

/// <summary>All that the planner may know of one lead at one moment, as committed.</summary>
internal sealed record LeadFacts
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required string Name { get; init; }

    public string? FirstName { get; init; }

    public required string Phone { get; init; }

    public required string TimeZone { get; init; }

    public string? State { get; init; }

    public string? Region { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public required string Source { get; init; }

    public Guid? StoreId { get; init; }

    public string? StoreName { get; init; }

    /// <summary>Days on which the lead's store, or the whole business, is closed beyond its week and the national holidays.</summary>
    public IReadOnlyList<DateOnly> StoreClosedDays { get; init; } = [];

    /// <summary>The number of ours this person already knows.</summary>
    public Guid? PhoneId { get; init; }

    public DateTimeOffset? OptedOutAt { get; init; }

    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>A person of the business is in conversation: campaigns are held until then.</summary>
    public DateTimeOffset? HumanUntil { get; init; }

    /// <summary>Nothing is known of them any more, and nothing is to be learnt.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>The lead whose record stands for this one's: nothing is decided here any more.</summary>
    public Guid? MergedInto { get; init; }

    /// <summary>Messages in a row that the provider reported as undeliverable.</summary>
    public int Undeliverable { get; init; }

    /// <summary>The active enrollments.</summary>
    public IReadOnlyList<EnrollmentFacts> Enrollments { get; init; } = [];

    /// <summary>The messages of the active enrollments, and every other message of the last eight days.</summary>
    public IReadOnlyList<MessageFacts> Messages { get; init; } = [];

    /// <summary>As if they had left that campaign: what it planned for them and has not sent is taken back.</summary>
    public LeadFacts Without(Guid? campaignId)
    {
        var gone = Enrollments.Where(enrollment => enrollment.CampaignId == campaignId).Select(enrollment => enrollment.Id).ToHashSet();
        return this with
        {
            Enrollments = [.. Enrollments.Where(enrollment => !gone.Contains(enrollment.Id))],
            Messages = [.. Messages.Where(message => message is not { State: MessageState.Planned, EnrollmentId: { } id } || !gone.Contains(id))],
        };
    }
}

/// <summary>One active passage through a campaign.</summary>
internal sealed record EnrollmentFacts
{
    public required Guid Id { get; init; }

    public required Guid CampaignId { get; init; }

    public required Guid VersionId { get; init; }

    public required CampaignState CampaignState { get; init; }

    /// <summary>The smaller goes first when two campaigns want the same person on the same day.</summary>
    public required int Priority { get; init; }

    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>Partition of the ledger in which this enrollment's messages live.</summary>
    public required DateOnly Month { get; init; }

    public DateOnly? NotBefore { get; init; }

    /// <summary>The lead's local day on which the first step was allowed; null until it was planned.</summary>
    public DateOnly? DayZero { get; init; }

    /// <summary>When its next step was last said to be decided; null until then.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>Why it was held when last looked at; null when it was not.</summary>
    public string? Hold { get; init; }
}

/// <summary>One entry of the ledger, as far as deciding needs it.</summary>
internal sealed record MessageFacts
{
    public required Guid Id { get; init; }

    public required DateOnly Month { get; init; }

    public Guid? EnrollmentId { get; init; }

    /// <summary>Stable id of the step; null for messages written by hand.</summary>
    public string? Step { get; init; }

    public required MessageState State { get; init; }

    /// <summary>The lead's local day for which it was planned.</summary>
    public required DateOnly LocalDay { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required DateTimeOffset ClosesAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? ClaimedAt { get; init; }

    public string? Reason { get; init; }
}
