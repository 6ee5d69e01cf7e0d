namespace Konquista.Settings;

/// <summary>Something the business decides for the whole installation: a number of days between two bounds.</summary>
public sealed record Setting(string Key, int Least, int Most)
{
    /// <summary>How long campaigns leave a person alone after somebody of the business answered them.</summary>
    public static Setting HumanHold { get; } = new("human_hold_days", 0, 60);

    /// <summary>After how long a message that nothing settled is closed as uncertain.</summary>
    public static Setting Uncertain { get; } = new("uncertain_days", 1, 60);

    /// <summary>How long after a kept or missed date a booking still keeps its person out of campaigns.</summary>
    public static Setting Booking { get; } = new("booking_days", 0, 365);

    public static IReadOnlyList<Setting> All { get; } = [HumanHold, Uncertain, Booking];

    /// <summary>Null when there is no such setting.</summary>
    public static Setting? Of(string key) => All.FirstOrDefault(setting => setting.Key == key);

    public bool Allows(int days) => days >= Least && days <= Most;
}
