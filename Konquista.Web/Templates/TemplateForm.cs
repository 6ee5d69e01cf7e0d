using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;

namespace Konquista.Web.Templates;

/// <summary>What is typed about a template, within the bounds of what may be stored.</summary>
public sealed class TemplateForm
{
    public const int MostVariants = 8;

    private static readonly char[] Between = ['\n', ',', ';', ' '];

    [Required, StringLength(80)]
    public string Name { get; set; } = "";

    [Required, RegularExpression("^(text|media|cloud_template)$", MatchTimeoutInMilliseconds = 1000)]
    public string Kind { get; set; } = TemplateKind.Text;

    public IList<string?> Variants { get; set; } = [""];

    /// <summary>The hash of a file that is kept already, in hex.</summary>
    [RegularExpression("^[0-9a-f]{64}$", MatchTimeoutInMilliseconds = 1000)]
    public string? Media { get; set; }

    /// <summary>A file to keep; taken in as soon as it arrives.</summary>
    public IFormFile? File { get; set; }

    [StringLength(512), RegularExpression("^[a-z0-9_]+$", MatchTimeoutInMilliseconds = 1000)]
    public string? CloudName { get; set; }

    [RegularExpression("^[a-z]{2,3}(_[A-Z]{2})?$", MatchTimeoutInMilliseconds = 1000)]
    public string? CloudLanguage { get; set; } = "pt_BR";

    /// <summary>What goes into the places {{1}}, {{2}}… of the approved text, in their order.</summary>
    [StringLength(400)]
    public string? CloudVariables { get; set; }

    /// <summary>0 for a template that is new.</summary>
    public int Version { get; set; }

    internal static TemplateForm Of(TemplateDetails template) => new()
    {
        Name = template.Name,
        Kind = template.Kind,
        Variants = template.Variants.Length > 0 ? [.. template.Variants] : [""],
        Media = template.MediaHex,
        CloudName = template.CloudName,
        CloudLanguage = template.CloudLanguage ?? "pt_BR",
        CloudVariables = string.Join(", ", template.CloudVariables),
        Version = template.Version,
    };

    internal bool IsCloud => Kind == TemplateKind.CloudTemplate;

    /// <summary>The texts as they would be stored; never none.</summary>
    internal IReadOnlyList<string> Texts() => [.. Variants.DefaultIfEmpty("").Select(text => Tidy(text))];

    internal IReadOnlyList<string> Variables() =>
    [
        .. (CloudVariables ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(name => name.Trim('[', ']').ToLowerInvariant()),
    ];

    internal object Values(Guid id) => new
    {
        id,
        name = Tidy(Name),
        kind = Kind,
        media = Kind == TemplateKind.Media && Media is { Length: 2 * SHA256.HashSizeInBytes } ? Convert.FromHexString(Media) : null,
        cloudname = IsCloud ? CloudName : null,
        cloudlanguage = IsCloud ? CloudLanguage : null,
        cloudvariables = IsCloud ? Variables().ToArray() : [],
        texts = Texts().ToArray(),
        version = Version,
    };

    // A zero byte, which no keyboard writes, is the one character that PostgreSQL does not store.
    private static string Tidy(string? typed) => (typed ?? "").Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim();
}
