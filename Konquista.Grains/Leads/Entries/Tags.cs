using System.Text;

namespace Konquista.Leads.Entries;

/// <summary>The tags of a person as sources write them: what counts as one, and when two are the same.</summary>
internal static class Tags
{
    public const int Most = 50;
    public const int Longest = 60;

    private static readonly char[] Separators = [',', ';', '|', '\n'];

    private static readonly HashSet<string> Nothing = new(StringComparer.Ordinal) { "SEM TAGS", "SEM TAG" };

    public static IReadOnlyList<string> Parse(string? given) => Tidy((given ?? "").Split(Separators));

    /// <summary>Those of one, then what the other adds.</summary>
    public static IReadOnlyList<string> Unite(IReadOnlyList<string> one, IReadOnlyList<string> other) => Tidy(one.Concat(other));

    private static List<string> Tidy(IEnumerable<string> given) =>
        [.. given.Select(Tidy)
            .Select(tag => (Tag: tag, Plain: PlainTag.Of(tag)))
            .Where(tag => tag.Plain.Length > 0 && !Nothing.Contains(tag.Plain))
            .DistinctBy(tag => tag.Plain, StringComparer.Ordinal)
            .Take(Most)
            .Select(tag => tag.Tag)];

    private static string Tidy(string given)
    {
        var tag = new StringBuilder();
        foreach (var rune in given.Trim().EnumerateRunes())
        {
            var upper = Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) ? new Rune(' ') : Rune.ToUpperInvariant(rune);
            if (tag.Length + upper.Utf16SequenceLength > Longest)
            {
                break;
            }

            tag.Append(upper);
        }

        return tag.ToString().Trim();
    }
}
