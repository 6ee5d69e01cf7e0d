namespace Konquista.Web.Panel;

/// <summary>The next 24 hours as bars of one height scale; hours in which nothing goes are there too.</summary>
internal sealed record HourBars(IReadOnlyList<HourBar> Bars, long Total)
{
    public const int Height = 96;
    public const int Step = 24;

    public static HourBars Of(IReadOnlyList<HourAhead> hours, DateTime now)
    {
        var first = now.Date.AddHours(now.Hour);
        var known = hours.ToDictionary(hour => hour.Hour.ToUniversalTime(), hour => hour.Messages);
        var shown = Enumerable.Range(0, 24).Select(at => first.AddHours(at)).ToList();
        var most = Math.Max(1, shown.Max(hour => known.GetValueOrDefault(hour)));
        var bars = shown.Select(hour =>
        {
            var messages = known.GetValueOrDefault(hour);
            return new HourBar(hour, messages, messages == 0 ? 0 : Math.Max(2, (int)(messages * Height / most)));
        });
        return new([.. bars], shown.Sum(hour => known.GetValueOrDefault(hour)));
    }
}

/// <summary>One hour and how high it stands, in the units of the picture.</summary>
internal sealed record HourBar(DateTime Hour, long Messages, int Size);
