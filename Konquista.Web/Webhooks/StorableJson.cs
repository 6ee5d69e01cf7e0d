using System.Globalization;
using System.Text;

namespace Konquista.Web.Webhooks;

/// <summary>JSON text that PostgreSQL's jsonb takes: without NUL characters and halves of surrogate pairs, which phones do send.</summary>
internal static class StorableJson
{
    private const string Replacement = @"\ufffd";
    private const int EscapeLength = 6;

    public static string From(string json) =>
        json.Contains(@"\u0000", StringComparison.Ordinal) || json.Contains(@"\ud", StringComparison.OrdinalIgnoreCase) ? Mended(json) : json;

    private static string Mended(string json)
    {
        var mended = new StringBuilder(json.Length);
        var at = 0;
        while (at < json.Length)
        {
            var length = LengthAt(json, at);
            if (length == EscapeLength && !IsStorable(CodeUnitAt(json, at)!.Value))
            {
                mended.Append(Replacement);
            }
            else
            {
                mended.Append(json, at, length);
            }

            at += length;
        }

        return mended.ToString();
    }

    // A pair of surrogate escapes counts as one piece, as does any other escape, so that an escaped backslash ends one.
    private static int LengthAt(string json, int at) => CodeUnitAt(json, at) switch
    {
        { } high when char.IsHighSurrogate(high) && CodeUnitAt(json, at + EscapeLength) is { } low && char.IsLowSurrogate(low) => 2 * EscapeLength,
        not null => EscapeLength,
        null => json[at] == '\\' && at + 1 < json.Length ? 2 : 1,
    };

    private static bool IsStorable(char unit) => unit != '\0' && !char.IsSurrogate(unit);

    private static char? CodeUnitAt(string json, int at) =>
        at + EscapeLength <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && ushort.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
