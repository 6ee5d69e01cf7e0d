namespace Konquista.Settings;

/// <summary>Something the business decides for the whole installation: a number between two bounds, of days unless it says otherwise.</summary>
public sealed record Setting(string Key, int Least, int Most, string Unit = Setting.Days)
{
    public const string Days = "days";
    public const string Messages = "messages";

    /// <summary>The hours in which new campaigns send at first, as a campaign version's window; not a number.</summary>
    public const string Window = "window";

    /// <summary>Days on which nothing is sent for any store; not a number.</summary>
    public const string ClosedDays = "closed_days";

    /// <summary>How long campaigns leave a person alone after somebody of the business answered them.</summary>
    public static Setting HumanHold { get; } = new("human_hold_days", 0, 60);

    /// <summary>After how long a message that nothing settled is closed as uncertain.</summary>
    public static Setting Uncertain { get; } = new("uncertain_days", 1, 60);

    /// <summary>How long after a kept or missed date a booking still keeps its person out of campaigns.</summary>
    public static Setting Booking { get; } = new("booking_days", 0, 365);

    /// <summary>Most messages of new campaigns to one person on one day.</summary>
    public static Setting PerDay { get; } = new("per_day", 1, 10, Messages);

    /// <summary>Most messages of new campaigns to one person in seven days.</summary>
    public static Setting PerWeek { get; } = new("per_week", 1, 50, Messages);

    /// <summary>How long what providers reported is kept as they wrote it.</summary>
    public static Setting Inbox { get; } = new("inbox_days", 7, 3650);

    /// <summary>How long the bytes and refused lines of an imported file are kept.</summary>
    public static Setting ImportFile { get; } = new("import_file_days", 1, 3650);

    /// <summary>How long a lead of whom nothing is heard is kept; 0 keeps all.</summary>
    public static Setting Lead { get; } = new("lead_days", 0, 3650);

    public static IReadOnlyList<Setting> All { get; } = [HumanHold, Uncertain, Booking, PerDay, PerWeek, Inbox, ImportFile, Lead];

    /// <summary>Null when there is no such setting.</summary>
    public static Setting? Of(string key) => All.FirstOrDefault(setting => setting.Key == key);

    public bool Allows(int value) => value >= Least && value <= Most;
}
