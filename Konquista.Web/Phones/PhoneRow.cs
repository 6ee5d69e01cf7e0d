using Konquista.Phones;
using Konquista.Web.Languages;

namespace Konquista.Web.Phones;

/// <summary>One number of ours as it stands now.</summary>
internal sealed record PhoneRow
{
    private const int NeverByItself = 9999;

    public DateTime Now { get; init; }

    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Number { get; init; }

    public required string Provider { get; init; }

    public Guid? StoreId { get; init; }

    public string? Store { get; init; }

    public required string Purpose { get; init; }

    public bool Sandbox { get; init; }

    public required string TimeZone { get; init; }

    public int DailyCap { get; init; }

    public DateOnly? WarmUpFrom { get; init; }

    public DateTime? PausedAt { get; init; }

    public DateTime? BlockedUntil { get; init; }

    public string? BlockReason { get; init; }

    public DateTime? CheckedAt { get; init; }

    public bool? CheckWorks { get; init; }

    public string? CheckProblem { get; init; }

    /// <summary>Sent today, by the clock of its store; what is written by hand uses nothing up.</summary>
    public long Used { get; init; }

    /// <summary>In the last 24 hours.</summary>
    public long Errors { get; init; }

    public DateTime? LastClaim { get; init; }

    public DateTime? LastInbound { get; init; }

    /// <summary>Counted no further than <see cref="PhoneList.MostCounted"/> and one.</summary>
    public long Waiting { get; init; }

    public bool IsBlocked => BlockedUntil > Now;

    /// <summary>It rests until a person lets it send again.</summary>
    public bool IsBlockedForGood => IsBlocked && BlockedUntil!.Value.Year >= NeverByItself;

    public string State => PausedAt is not null ? "paused" : IsBlocked ? "failed" : "active";

    /// <summary>What it may send today: its limit, or less while it warms up.</summary>
    public int CapToday => WarmUp.Cap(WarmUpFrom, Today, DailyCap);

    public bool IsWarmingUp => CapToday < DailyCap;

    /// <summary>How far the ramp has come.</summary>
    public int WarmUpDay => WarmUpFrom is { } first ? Math.Max(1, Today.DayNumber - first.DayNumber + 1) : 0;

    public DateTime? LastActivity => new[] { LastClaim, LastInbound, CheckedAt }.Max();

    private DateOnly Today => LocalTime.Day(Now, TimeZone);
}

/// <summary>What is kept of one number, as its form shows it.</summary>
internal sealed record PhoneDetails
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Number { get; init; }

    public required string Provider { get; init; }

    public required string Account { get; init; }

    public required string BaseUrl { get; init; }

    public required string TokenTail { get; init; }

    public Guid? StoreId { get; init; }

    public required string Purpose { get; init; }

    public bool Sandbox { get; init; }

    public int DailyCap { get; init; }

    public int GapMs { get; init; }

    public DateOnly? WarmUpFrom { get; init; }

    public int Version { get; init; }
}
