using System.Globalization;
using Konquista.Web.Stores;

namespace Konquista.Web.Languages;

/// <summary>A moment as people of the business read it: in São Paulo, or in the lead's zone, which is then named.</summary>
internal static class LocalTime
{
    public const string HomeZone = "America/Sao_Paulo";
    private const string Pattern = "dd/MM/yyyy HH:mm";

    public static string Show(DateTime utc, string? zone = null)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(utc, Zone(zone));
        var text = local.ToString(Pattern, CultureInfo.CurrentCulture);
        return IsHome(zone, utc) ? text : $"{text} ({Zones.City(zone!)})";
    }

    /// <summary>The hour alone, in São Paulo: "9h".</summary>
    public static string Hour(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone(null)).ToString("H'h'", CultureInfo.InvariantCulture);

    /// <summary>The hour alone, for what stands under its day.</summary>
    public static string Clock(DateTime utc, string? zone = null) =>
        TimeZoneInfo.ConvertTimeFromUtc(utc, Zone(zone)).ToString("HH:mm", CultureInfo.CurrentCulture);

    /// <summary>When a day of the business begins, in UTC.</summary>
    public static DateTime Start(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Zone(zone: null));

    public static DateOnly Day(DateTime utc, string? zone = null) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, Zone(zone)));

    /// <summary>The moment at which a day begins.</summary>
    public static DateTime Starts(DateOnly day, string? zone = null) => Utc(day.ToDateTime(TimeOnly.MinValue), zone);

    /// <summary>What a clock on the wall shows as a moment; an hour that is left out in spring counts as the one after it.</summary>
    public static DateTime Utc(DateTime wall, string? zone = null)
    {
        var local = DateTime.SpecifyKind(wall, DateTimeKind.Unspecified);
        return TimeZoneInfo.ConvertTimeToUtc(Zone(zone).IsInvalidTime(local) ? local.AddHours(1) : local, Zone(zone));
    }

    private static bool IsHome(string? zone, DateTime utc) =>
        zone is null or HomeZone || Zone(zone).GetUtcOffset(utc) == Zone(null).GetUtcOffset(utc);

    private static TimeZoneInfo Zone(string? zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone ?? HomeZone, out var found) ? found : TimeZoneInfo.FindSystemTimeZoneById(HomeZone);
}
