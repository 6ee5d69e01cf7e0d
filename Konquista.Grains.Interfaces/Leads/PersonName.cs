using System.Collections.Frozen;
using System.Text;
using Konquista.WhatsApp;

namespace Konquista.Leads;

/// <summary>A name as given, tidied for showing, and the first name by which a message may greet the person, if it has one. Prints neither.</summary>
[GenerateSerializer, Immutable, Alias("Konquista.Leads.PersonName")]
public sealed record PersonName
{
    public const int LongestDisplay = 120;
    public const int LongestFirst = 24;

    private static readonly FrozenSet<string> Honorifics = FrozenSet.Create(
        StringComparer.Ordinal, "dr", "dra", "sr", "sra", "srta", "dona", "doutor", "doutora", "prof", "profa", "professor", "professora", "senhor", "senhora");

    private static readonly FrozenSet<string> Nobody = FrozenSet.Create(
        StringComparer.Ordinal,
        "lead", "leads", "cliente", "clientes", "paciente", "contato", "whatsapp", "whats", "wpp", "zap", "sem", "nao", "teste", "test", "testando",
        "nome", "name", "novo", "novolead", "usuario", "user", "admin", "anonimo", "desconhecido", "unknown", "null", "none", "undefined", "nan", "fulano", "asdf", "qwerty");

    private PersonName(string? display, string? first) => (Display, First) = (display, first);

    /// <summary>What was given, trimmed, collapsed and bounded; null when there is nothing to show.</summary>
    [Id(0)]
    public string? Display { get; }

    /// <summary>The name to greet with; null when none is certain enough.</summary>
    [Id(1)]
    public string? First { get; }

    public static PersonName Of(string? given)
    {
        var display = Tidy(given);
        return new(display, display is null || IsSomethingElse(display) ? null : FirstOf(display));
    }

    public override string ToString() => nameof(PersonName);

    private static string? Tidy(string? given)
    {
        var collapsed = new StringBuilder();
        foreach (var rune in (given ?? "").EnumerateRunes())
        {
            var isBlank = Rune.IsWhiteSpace(rune) || Rune.IsControl(rune);
            if (!isBlank)
            {
                collapsed.Append(rune);
            }
            else if (collapsed.Length > 0 && collapsed[^1] != ' ')
            {
                collapsed.Append(' ');
            }
        }

        var tidy = collapsed.ToString().TrimEnd();
        var end = Math.Min(tidy.Length, LongestDisplay);
        end -= end > 0 && end < tidy.Length && char.IsHighSurrogate(tidy[end - 1]) ? 1 : 0;
        return end == 0 ? null : tidy[..end];
    }

    // A formula, a phone number, an address of mail or web.
    private static bool IsSomethingElse(string display) =>
        display.AsSpan().TrimStart("'\"") is ['=' or '+' or '-' or '@', ..]
        || display.Contains('@', StringComparison.Ordinal)
        || display.Contains("://", StringComparison.Ordinal)
        || display.StartsWith("www.", StringComparison.OrdinalIgnoreCase);

    private static string? FirstOf(string display)
    {
        foreach (var word in GivenName.Words(display))
        {
            var plain = string.Concat(PlainWords.Of(word));
            if (Honorifics.Contains(plain))
            {
                continue;
            }

            return Nobody.Contains(plain) || word.Length > LongestFirst || word.Any(char.IsDigit) || plain.Distinct().Count() < 2
                ? null
                : GivenName.Spelt(word);
        }

        return null;
    }
}
