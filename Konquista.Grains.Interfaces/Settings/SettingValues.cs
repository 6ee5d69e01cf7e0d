using Konquista.Calendars;

namespace Konquista.Settings;

/// <summary>Values of some settings; what is null is left as it is.</summary>
[GenerateSerializer, Immutable, Alias("setting-values")]
public sealed record SettingValues
{
    public const int MostClosedDays = 400;

    [Id(0)] public int? HumanHoldDays { get; init; }

    [Id(1)] public int? UncertainDays { get; init; }

    [Id(2)] public int? BookingDays { get; init; }

    [Id(3)] public int? PerDay { get; init; }

    [Id(4)] public int? PerWeek { get; init; }

    [Id(5)] public int? InboxDays { get; init; }

    [Id(6)] public int? ImportFileDays { get; init; }

    [Id(7)] public SendingWindow? Window { get; init; }

    [Id(8)] public IReadOnlyList<DateOnly>? ClosedDays { get; init; }

    [Id(9)] public int? LeadDays { get; init; }

    /// <summary>Those settings that are numbers, as far as they are given.</summary>
    public IReadOnlyList<KeyValuePair<Setting, int>> Numbers() =>
    [
        .. new (Setting Setting, int? Value)[]
        {
            (Setting.HumanHold, HumanHoldDays), (Setting.Uncertain, UncertainDays), (Setting.Booking, BookingDays), (Setting.PerDay, PerDay),
            (Setting.PerWeek, PerWeek), (Setting.Inbox, InboxDays), (Setting.ImportFile, ImportFileDays), (Setting.Lead, LeadDays),
        }.Where(given => given.Value is not null).Select(given => KeyValuePair.Create(given.Setting, given.Value!.Value)),
    ];

    /// <summary>True when all that is given is within its bounds; hours must open on some day and close after they open.</summary>
    public bool IsAllowed() =>
        Numbers().All(number => number.Key.Allows(number.Value))
        && (PerDay is not { } day || PerWeek is not { } week || day <= week)
        && (Window is null || IsSound(Window))
        && (ClosedDays is null || (ClosedDays.Count <= MostClosedDays && ClosedDays.All(closed => closed.Year is >= 2000 and < 2200)));

    private static bool IsSound(SendingWindow window)
    {
        OpeningHours?[] days = [window.Monday, window.Tuesday, window.Wednesday, window.Thursday, window.Friday, window.Saturday, window.Sunday];
        return days.Any(hours => hours is not null) && days.All(hours => hours is null || hours.Opens < hours.Closes);
    }
}

/// <summary>What became of settings that somebody gave.</summary>
public enum SettingsSaved
{
    Yes,

    /// <summary>One of them has another value than whoever gave them saw; nothing changed.</summary>
    Stale,

    /// <summary>One of them is out of bounds; nothing changed.</summary>
    Refused,
}
