namespace Konquista.Bench.Demo;

/// <summary>What was asked of a demo. No number of leads means the file of 700 lines.</summary>
internal sealed record DemoOptions(int? Leads, int Days, bool IsRough, int Seed, FileInfo? Json)
{
    /// <summary>A Monday without a holiday in the weeks after it.</summary>
    public static readonly DateTimeOffset Begins = new(2026, 3, 2, 8, 0, 0, TimeSpan.FromHours(-3));

    /// <summary>Late steps may still go on the day after the last.</summary>
    public DateTimeOffset Ends => Begins.AddDays(Days + 1).AddHours(12.5);

    public DateTimeOffset KillFrom => Begins.AddDays(Days / 2);

    public string Faults => IsRough ? "rough" : "none";
}
