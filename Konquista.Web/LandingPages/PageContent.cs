using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Konquista.Web.LandingPages;

/// <summary>All that a landing page says, as it is typed, stored as a draft and published as a version that never changes.</summary>
public sealed class PageContent
{
    public const string Hash = "^[0-9a-f]{64}$";
    public const int LongestTitle = 80;
    public const int LongestDescription = 200;
    public const int LongestConsent = 600;
    public const int MostBlocks = 20;
    public const int MostTags = 5;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new StorableText() },
    };

    [StringLength(LongestTitle)]
    public string? Title { get; set; }

    [StringLength(LongestDescription)]
    public string? Description { get; set; }

    /// <summary>What is shown where the address is shared.</summary>
    [RegularExpression(Hash, MatchTimeoutInMilliseconds = 1000)]
    public string? Picture { get; set; }

    [StringLength(20)]
    public string Theme { get; set; } = LandingPages.Theme.Usual;

    public IList<Block> Blocks { get; set; } = [];

    /// <summary>Tags of everybody who comes by this page, one per line or between commas.</summary>
    [StringLength(300)]
    public string? Tags { get; set; }

    /// <summary>What people agree to; its words are kept with each agreement.</summary>
    [StringLength(LongestConsent)]
    public string? Consent { get; set; }

    [StringLength(Block.LongestHeading)]
    public string? ThanksHeading { get; set; }

    [StringLength(1000)]
    public string? Thanks { get; set; }

    /// <summary>After the form the visitor is led on to WhatsApp.</summary>
    public bool ToWhatsApp { get; set; }

    internal IReadOnlyList<string> TagList =>
        [.. (Tags ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    internal IEnumerable<string> Pictures =>
        Blocks.SelectMany(block => block.Items.SelectMany(item => new[] { item.Picture, item.OtherPicture }).Append(block.Picture)).Append(Picture)
            .OfType<string>().Distinct(StringComparer.Ordinal);

    internal Block? Form => Blocks.FirstOrDefault(block => block.Kind == BlockKind.Form);

    internal static PageContent Read(string json) => JsonSerializer.Deserialize<PageContent>(json, Json)!;

    internal string Write() => JsonSerializer.Serialize(this, Json);
}
