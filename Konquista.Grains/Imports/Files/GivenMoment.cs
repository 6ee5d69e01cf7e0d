using System.Globalization;
using System.Text.RegularExpressions;

namespace Konquista.Imports.Files;

/// <summary>The day and the hour of a booking as people and spreadsheets write them, in one cell or in two; decides what can be read as such.</summary>
internal static partial class GivenMoment
{
    private const int Century = 2000;

    /// <summary>Without an hour it is the beginning of the day. What one cell lacks the other has to say.</summary>
    public static bool TryRead(string day, string hour, out DateTime local)
    {
        local = default;
        var (date, time) = (Moment().Match(day), Moment().Match(hour));
        if (!date.Success || !date.Groups["d"].Success || !time.Success || !TryDay(date, out var start))
        {
            return false;
        }

        var isApart = !string.IsNullOrWhiteSpace(hour);
        if (!TryHour(isApart ? time : date, isApart, out var offset))
        {
            return false;
        }

        local = start + offset;
        return true;
    }

    private static bool TryDay(Match match, out DateTime day)
    {
        var (year, month, of) = (Number(match, "y"), Number(match, "m"), Number(match, "d"));
        year += year < 100 ? Century : 0;
        var isDay = year >= Century - 100 && month is >= 1 and <= 12 && of >= 1 && of <= DateTime.DaysInMonth(year, month);
        day = isDay ? new(year, month, of) : default;
        return isDay;
    }

    private static bool TryHour(Match match, bool isNeeded, out TimeSpan offset)
    {
        var (hour, minute, second) = (Number(match, "h"), Number(match, "min"), Number(match, "s"));
        offset = new(hour, minute, second);
        return (match.Groups["h"].Success || !isNeeded) && hour < 24 && minute < 60 && second < 60;
    }

    private static int Number(Match match, string part) =>
        match.Groups[part] is { Success: true } found ? int.Parse(found.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("""
        ^\s*
        ((?<y>[0-9]{4})[-/.](?<m>[0-9]{1,2})[-/.](?<d>[0-9]{1,2}) | (?<d>[0-9]{1,2})[-/.](?<m>[0-9]{1,2})[-/.](?<y>[0-9]{4}|[0-9]{2}))?
        ([\s,T-]+|$|^)
        ((às|as)\s+)?
        ((?<h>[0-9]{1,2})\s*([h:]\s*(?<min>[0-9]{2})?([:m]\s*(?<s>[0-9]{2})?)?)?\s*(h|hs|hrs|min)?)?
        \s*$
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Moment();
}
