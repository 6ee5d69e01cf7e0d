namespace Konquista.Phones;

/// <summary>The ramp of a new number: 20 messages on its first day, a quarter more each day, up to its daily cap.</summary>
public static class WarmUp
{
    private const double FirstDay = 20;
    private const double Growth = 1.25;

    public static int Cap(DateOnly? from, DateOnly today, int dailyCap) =>
        from is not { } first
            ? dailyCap
            : (int)Math.Min(dailyCap, Math.Floor(FirstDay * Math.Pow(Growth, Math.Max(0, today.DayNumber - first.DayNumber))));
}
