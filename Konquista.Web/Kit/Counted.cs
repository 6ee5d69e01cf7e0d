using System.Globalization;

namespace Konquista.Web.Kit;

/// <summary>A number that was counted only so far: what lies above is told as that much and more.</summary>
internal static class Counted
{
    public static string Text(int count, int most) =>
        count > most ? most.ToString("N0", CultureInfo.CurrentCulture) + "+" : count.ToString("N0", CultureInfo.CurrentCulture);
}
