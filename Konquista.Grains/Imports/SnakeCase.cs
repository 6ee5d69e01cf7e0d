using System.Text;

namespace Konquista.Imports;

/// <summary>How the words of an enumeration are stored: MissingAreaCode as missing_area_code.</summary>
internal static class SnakeCase
{
    public static string Of(string pascal)
    {
        var snake = new StringBuilder(pascal.Length + 4);
        foreach (var c in pascal)
        {
            snake.Append(char.IsUpper(c) && snake.Length > 0 ? "_" : "").Append(char.ToLowerInvariant(c));
        }

        return snake.ToString();
    }
}
