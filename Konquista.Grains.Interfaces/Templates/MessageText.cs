using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Konquista.WhatsApp;

namespace Konquista.Templates;

/// <summary>The language of templates: "[nome]", "[nome|fallback]" and "{Oi|Olá}"; decides the exact text one person gets, or that none may be sent.</summary>
public static partial class MessageText
{
    /// <summary>WhatsApp's limit for a text.</summary>
    public const int Longest = 4096;

    /// <summary>WhatsApp's limit for the words under a file, and for the body of a template approved by Meta.</summary>
    public const int LongestCaption = 1024;

    private const int LongestValue = 80;

    /// <summary>What a template may name; "endereço" and "Nome" are understood as well.</summary>
    public static FrozenSet<string> KnownVariables { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "nome", "primeiro_nome", "nome_completo", "unidade", "endereco", "bairro", "cidade", "estado", "telefone", "link", "data", "hora", "prestador");

    /// <summary>Renders for one person; the same seed always chooses the same alternatives.</summary>
    public static RenderedText Render(string body, IReadOnlyDictionary<string, string?> values, ulong seed)
    {
        if (!Spintax.IsBalanced(body) || StrayBracket(body) is not null)
        {
            return RenderedText.Refused(RenderRefusal.Malformed);
        }

        var chosen = Spintax.Expand(body, (alternatives, group) => alternatives[(int)(StableHash.Of(seed, group) % (ulong)alternatives.Count)]);
        var known = values.ToDictionary(value => Canonical(value.Key), value => UserText.Escaped(value.Value), StringComparer.Ordinal);
        return Fill(Greeting.WithoutEmptyNames(chosen, known), known);
    }

    /// <summary>What is wrong with a template, whoever it is for; empty when nothing is.</summary>
    public static IReadOnlyList<TemplateProblem> Validate(string? body) => Problems(body, Longest);

    /// <summary>The same where the text goes with a file, or as a template approved by Meta.</summary>
    public static IReadOnlyList<TemplateProblem> ValidateCaption(string? body) => Problems(body, LongestCaption);

    /// <summary>The variables a template names, each once, in canonical spelling.</summary>
    public static IReadOnlyList<string> Variables(string body) =>
        [.. Variable().Matches(body).Select(match => Canonical(match.Groups["name"].Value)).Distinct(StringComparer.Ordinal)];

    /// <summary>The same template, where what it names without a fallback gets one.</summary>
    public static string WithFallback(string body, string fallback, Func<string, bool> isFor) =>
        Variable().Replace(body, match => Canonical(match.Groups["name"].Value) is var name && isFor(name) && !match.Groups["fallback"].Success
            ? $"[{name}|{fallback}]"
            : match.Value);

    /// <summary>Meta does not say whether it counts UTF-16 units or code points: the larger count is the safe one.</summary>
    public static int Length(string text) => Math.Max(text.Length, text.EnumerateRunes().Count());

    private static List<TemplateProblem> Problems(string? body, int limit)
    {
        if (string.IsNullOrWhiteSpace(body))
        {
            return [new(TemplateProblemKind.Empty, "")];
        }

        List<TemplateProblem> problems =
        [
            .. Variable().Matches(body)
                .Where(match => !KnownVariables.Contains(Canonical(match.Groups["name"].Value)))
                .Select(match => new TemplateProblem(TemplateProblemKind.UnknownVariable, match.Value))
                .Distinct(),
        ];
        if (StrayBracket(body) is { } bracket)
        {
            problems.Add(new(TemplateProblemKind.UnbalancedBrackets, bracket));
        }

        if (!Spintax.IsBalanced(body))
        {
            problems.Add(new(TemplateProblemKind.UnbalancedBraces, body.Contains('{', StringComparison.Ordinal) ? "{" : "}"));
        }
        else if (LongestOf(body) is var longest && longest > limit)
        {
            problems.Add(new(TemplateProblemKind.TooLong, longest.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        return problems;
    }

    private static RenderedText Fill(string chosen, Dictionary<string, string> values)
    {
        List<string> unfilled = [];
        var text = Variable().Replace(chosen, match =>
        {
            var name = Canonical(match.Groups["name"].Value);
            if (values.GetValueOrDefault(name) is { Length: > 0 } value)
            {
                return value;
            }

            if (!match.Groups["fallback"].Success)
            {
                unfilled.Add(name);
            }

            return match.Groups["fallback"].Value.Trim();
        }).Trim();

        return unfilled.Count > 0 ? RenderedText.Missing([.. unfilled.Distinct(StringComparer.Ordinal)])
            : text.Length == 0 ? RenderedText.Refused(RenderRefusal.Empty)
            : Length(text) > Longest ? RenderedText.Refused(RenderRefusal.TooLong)
            : RenderedText.Of(text);
    }

    private static string? StrayBracket(string body)
    {
        var outside = Variable().Replace(body, "x");
        var at = outside.AsSpan().IndexOfAny('[', ']');
        return at < 0 ? null : outside[at].ToString();
    }

    private static int LongestOf(string body)
    {
        var filled = Variable().Replace(body, match => new string('x', Math.Max(LongestValue, match.Groups["fallback"].Length)));
        return Length(Spintax.Expand(filled, (alternatives, _) => alternatives.MaxBy(Length)!));
    }

    /// <summary>Lower case, no accents; "address" is what the first system called an "endereco".</summary>
    internal static string Canonical(string name) => string.Join('_', PlainWords.Of(name)) switch
    {
        "address" => "endereco",
        var plain => plain,
    };

    // The limit is wall time: a busy machine may take seconds of it away from a text that needs microseconds.
    [GeneratedRegex(@"\[\s*(?<name>[\p{L}\p{M}\p{Nd}_ ]+?)\s*(\|(?<fallback>[^\[\]{}]*))?\]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Variable();
}
