namespace Konquista.Calendars;

/// <summary>The hours of each weekday in which proactive messages may go, by the wall clock of whoever gets them.</summary>
[GenerateSerializer, Immutable, Alias("Konquista.Calendars.SendingWindow")]
public sealed record SendingWindow(
    [property: Id(0)] OpeningHours? Monday,
    [property: Id(1)] OpeningHours? Tuesday,
    [property: Id(2)] OpeningHours? Wednesday,
    [property: Id(3)] OpeningHours? Thursday,
    [property: Id(4)] OpeningHours? Friday,
    [property: Id(5)] OpeningHours? Saturday,
    [property: Id(6)] OpeningHours? Sunday)
{
    private static readonly OpeningHours Weekday = new(new(9, 0), new(20, 0));

    /// <summary>Monday to Friday 9–20, Saturday 10–16, never on Sunday.</summary>
    public static SendingWindow Default { get; } =
        new(Weekday, Weekday, Weekday, Weekday, Weekday, new(new(10, 0), new(16, 0)), Sunday: null);

    /// <summary>Null when that day stays closed, also because its hours are empty.</summary>
    public OpeningHours? On(DayOfWeek day)
    {
        var hours = day switch
        {
            DayOfWeek.Monday => Monday,
            DayOfWeek.Tuesday => Tuesday,
            DayOfWeek.Wednesday => Wednesday,
            DayOfWeek.Thursday => Thursday,
            DayOfWeek.Friday => Friday,
            DayOfWeek.Saturday => Saturday,
            _ => Sunday,
        };
        return hours is { Opens: var opens, Closes: var closes } && opens < closes ? hours : null;
    }

    public OpeningHours? On(DateOnly day) => On(day.DayOfWeek);

    /// <summary>On some day of the week something may go.</summary>
    public bool EverOpens() => Enum.GetValues<DayOfWeek>().Any(day => On(day) is not null);

    /// <summary>On some day of the week it is open at that time.</summary>
    public bool Includes(TimeOnly time) =>
        Enum.GetValues<DayOfWeek>().Any(day => On(day) is { } hours && time >= hours.Opens && time < hours.Closes);
}

/// <summary>From when, inclusive, until when, exclusive, of one day.</summary>
[GenerateSerializer, Immutable, Alias("Konquista.Calendars.OpeningHours")]
public sealed record OpeningHours([property: Id(0)] TimeOnly Opens, [property: Id(1)] TimeOnly Closes);
