using System.Globalization;

namespace Konquista.Web.Kit;

/// <summary>The place of the last row seen, as it travels through a form or an address. A moment and an id: nothing of a person.</summary>
internal static class Cursor
{
    public static string Write(DateTime at, Guid id) => string.Create(CultureInfo.InvariantCulture, $"{at.Ticks:x}-{id:N}");

    /// <summary>For rows that are numbered.</summary>
    public static string Write(DateTime at, long id) => string.Create(CultureInfo.InvariantCulture, $"{at.Ticks:x}-{id:x}");

    public static (DateTime At, long Id)? ReadNumbered(string? given) =>
        given?.Split('-') is [var ticks, var number]
        && long.TryParse(number, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var id)
        && Moment(ticks) is { } at
            ? (at, id)
            : null;

    public static (DateTime At, Guid Id)? Read(string? given) =>
        given?.Split('-') is [var ticks, var id]
        && Guid.TryParseExact(id, "N", out var row)
        && Moment(ticks) is { } at
            ? (at, row)
            : null;

    private static DateTime? Moment(string ticks) =>
        long.TryParse(ticks, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var at) && at >= 0 && at <= DateTime.MaxValue.Ticks
            ? new DateTime(at, DateTimeKind.Utc)
            : null;
}
