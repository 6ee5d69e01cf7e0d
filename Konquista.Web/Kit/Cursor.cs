using System.Globalization;

namespace Konquista.Web.Kit;

/// <summary>The place of the last row seen, as it travels through a form or an address. A moment and an id: nothing of a person.</summary>
internal static class Cursor
{
    public static string Write(DateTime at, Guid id) => string.Create(CultureInfo.InvariantCulture, $"{at.Ticks:x}-{id:N}");

    public static (DateTime At, Guid Id)? Read(string? given) =>
        given?.Split('-') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var at)
        && at >= 0 && at <= DateTime.MaxValue.Ticks
        && Guid.TryParseExact(id, "N", out var row)
            ? (new DateTime(at, DateTimeKind.Utc), row)
            : null;
}
