namespace Konquista.Web.Leads;

/// <summary>Who a lead is and where they stand.</summary>
internal sealed record LeadHead
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Phone { get; init; }

    public string? AreaCode { get; init; }

    public string? FederalState { get; init; }

    public string? Region { get; init; }

    public required string TimeZone { get; init; }

    public string[] Tags { get; init; } = [];

    public required string Source { get; init; }

    public required string Entry { get; init; }

    public DateTime CapturedAt { get; init; }

    public DateTime? WaitingSince { get; init; }

    public DateTime? HumanUntil { get; init; }

    public DateTime? PausedAt { get; init; }

    public DateTime? OptedOutAt { get; init; }

    public string? Store { get; init; }

    public Guid? StoreId { get; init; }

    /// <summary>In which the hours of their visits are told.</summary>
    public string? StoreZone { get; init; }

    /// <summary>When they come next.</summary>
    public DateTime? NextVisit { get; init; }

    public DateTime? ErasedAt { get; init; }

    /// <summary>The lead whose page tells of this one, too.</summary>
    public Guid? MergedInto { get; init; }

    public string Note { get; init; } = "";

    public int Version { get; init; }

    public DateTime Now { get; init; }

    public bool IsActive { get; init; }

    public bool WasEnrolled { get; init; }

    public string? EndReason { get; init; }

    /// <summary>The one word for where the lead stands; the list decides the same in SQL.</summary>
    public string State =>
        ErasedAt is not null ? "erased"
        : OptedOutAt is not null ? "opted_out"
        : WaitingSince is not null ? "waiting"
        : PausedAt is not null ? "paused"
        : IsActive ? "active"
        : EndReason == "booked" ? "booked"
        : WasEnrolled ? "finished"
        : "idle";
}
