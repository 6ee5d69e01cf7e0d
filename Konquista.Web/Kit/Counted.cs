using System.Globalization;

namespace Konquista.Web.Kit;

/// <summary>A number that was counted only so far: what lies above is told as that much and more.</summary>
internal static class Counted
{
    /// <summary>Null is what nobody has counted.</summary>
    public static string Text(int? count, int most) => count is not { } known ? "…" : Text(known, most);

    private static string Text(int count, int most) =>
        count > most ? most.ToString("N0", CultureInfo.CurrentCulture) + "+" : count.ToString("N0", CultureInfo.CurrentCulture);
}
