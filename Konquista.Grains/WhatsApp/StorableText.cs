using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Konquista.WhatsApp;

/// <summary>Text from outside that PostgreSQL takes: without NUL characters and halves of surrogate pairs; a provider's is bounded.</summary>
internal static class StorableText
{
    private const int LongestRemark = 200;

    // Ids of providers are far shorter; an index takes some 2700 bytes.
    private const int LongestId = 500;

    [return: NotNullIfNotNull(nameof(text))]
    public static string? From(string? text) => From(text, LongestRemark);

    /// <summary>An id is cut only where an index could not hold it.</summary>
    [return: NotNullIfNotNull(nameof(id))]
    public static string? FromId(string? id) => From(id, LongestId);

    /// <summary>A person's own words are never cut.</summary>
    public static string FromWords(string words) => From(words, int.MaxValue);

    /// <summary>At most so many characters of it.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? From(string? text, int longest)
    {
        if (text is null)
        {
            return null;
        }

        var kept = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var rune in text.EnumerateRunes())
        {
            var storable = rune.Value == 0 ? Rune.ReplacementChar : rune;
            if (kept.Length + storable.Utf16SequenceLength > longest)
            {
                break;
            }

            kept.Append(storable);
        }

        return kept.ToString();
    }
}
