using System.Globalization;

namespace Konquista.Web.Kit;

/// <summary>Days as people type them into a form: one per line, in the order of day, month and year.</summary>
internal static class DayLines
{
    private static readonly string[] Forms = ["dd/MM/yyyy", "d/M/yyyy", "yyyy-MM-dd"];

    /// <summary>Null when one of the lines is not a day.</summary>
    public static IReadOnlyList<DateOnly>? Read(string? typed)
    {
        var lines = (typed ?? "").Split(['\n', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var days = lines.Select(Day).ToList();
        return days.Contains(null) ? null : [.. days.Select(day => day!.Value).Distinct().Order()];
    }

    public static string Write(IEnumerable<DateOnly> days) =>
        string.Join('\n', days.Order().Select(day => day.ToString(Forms[0], CultureInfo.InvariantCulture)));

    private static DateOnly? Day(string line) =>
        DateOnly.TryParseExact(line, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
