using System.Text;

namespace Konquista.Templates;

/// <summary>A piece of somebody's data made harmless inside a message: one line, and no sign that WhatsApp would read as formatting.</summary>
internal static class UserText
{
    public static string Escaped(string? value)
    {
        var given = value?.Trim() ?? "";
        var isLink = Uri.TryCreate(given, UriKind.Absolute, out var link) && link.Scheme is "https" or "http";
        var text = new StringBuilder(given.Length);
        foreach (var rune in given.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                text.Append(text.Length > 0 && text[^1] == ' ' ? "" : " ");
            }
            else if (isLink || rune.Value is not ('*' or '_' or '~' or '`'))
            {
                text.Append(rune);
            }
        }

        return text.ToString().Trim();
    }
}
