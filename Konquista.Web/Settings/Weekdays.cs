using System.Globalization;

namespace Konquista.Web.Settings;

/// <summary>The names of the days of the week in the reader's language, Monday first.</summary>
internal static class Weekdays
{
    public static string Long(int index) => Format.GetDayName(Day(index)) is [var first, .. var rest] ? char.ToUpper(first, CultureInfo.CurrentCulture) + rest : "";

    public static string Short(int index) => Format.GetAbbreviatedDayName(Day(index));

    private static DateTimeFormatInfo Format => CultureInfo.CurrentUICulture.DateTimeFormat;

    private static DayOfWeek Day(int index) => (DayOfWeek)((index + 1) % 7);
}
