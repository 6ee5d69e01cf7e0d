namespace Konquista.Calendars;

/// <summary>The national holidays of Brazil: which days of a year they are, by law or by Easter.</summary>
public static class Holidays
{
    private const int ConsciousnessSince = 2024;

    private static readonly (int Month, int Day, string Name)[] Fixed =
    [
        (1, 1, "Confraternização Universal"),
        (4, 21, "Tiradentes"),
        (5, 1, "Dia do Trabalho"),
        (9, 7, "Independência do Brasil"),
        (10, 12, "Nossa Senhora Aparecida"),
        (11, 2, "Finados"),
        (11, 15, "Proclamação da República"),
        (11, 20, "Dia Nacional de Zumbi e da Consciência Negra"),
        (12, 25, "Natal"),
    ];

    /// <summary>True on the fixed national holidays and Good Friday; facultative days are working days unless a store closes them.</summary>
    public static bool IsHoliday(DateOnly day) =>
        Array.Exists(Fixed, fixedDay => fixedDay.Month == day.Month && fixedDay.Day == day.Day && IsInForce(fixedDay.Month, fixedDay.Day, day.Year))
        || day == Easter(day.Year).AddDays(-2);

    /// <summary>All of a year by date, facultative days included.</summary>
    public static IReadOnlyList<Holiday> All(int year)
    {
        var easter = Easter(year);
        return
        [
            .. Fixed.Where(day => IsInForce(day.Month, day.Day, year))
                .Select(day => new Holiday(new DateOnly(year, day.Month, day.Day), day.Name, IsFacultative: false))
                .Append(new(easter.AddDays(-48), "Carnaval (segunda-feira)", IsFacultative: true))
                .Append(new(easter.AddDays(-47), "Carnaval (terça-feira)", IsFacultative: true))
                .Append(new(easter.AddDays(-2), "Sexta-feira Santa", IsFacultative: false))
                .Append(new(easter.AddDays(60), "Corpus Christi", IsFacultative: true))
                .OrderBy(holiday => holiday.Day),
        ];
    }

    /// <summary>Easter Sunday by Meeus' Gregorian arithmetic.</summary>
    public static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }

    private static bool IsInForce(int month, int day, int year) => (month, day) != (11, 20) || year >= ConsciousnessSince;
}

/// <summary>One holiday of one year; facultative when the law leaves it to employers and towns.</summary>
public sealed record Holiday(DateOnly Day, string Name, bool IsFacultative);
