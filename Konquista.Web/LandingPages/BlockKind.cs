namespace Konquista.Web.LandingPages;

/// <summary>The kinds of blocks that a landing page is put together from, as stored, with what may be typed in each.</summary>
internal sealed record BlockKind(string Word, string Icon)
{
    public const string Hero = "hero";
    public const string Text = "text";
    public const string Benefits = "benefits";
    public const string BeforeAfter = "before_after";
    public const string Testimonials = "testimonials";
    public const string Place = "place";
    public const string Questions = "questions";
    public const string Form = "form";
    public const string WhatsApp = "whatsapp";

    /// <summary>In the order in which they are offered.</summary>
    public static IReadOnlyList<BlockKind> All { get; } =
    [
        new(Hero, "flag") { HasLabel = true, HasPicture = true },
        new(Text, "template") { HasPicture = true },
        new(Benefits, "check") { HasText = false, Item = true },
        new(BeforeAfter, "media") { Item = true, ItemPictures = true, ItemText = false },
        new(Testimonials, "chat") { HasText = false, Item = true },
        new(Place, "store"),
        new(Questions, "uncertain") { HasText = false, Item = true },
        new(Form, "edit") { HasLabel = true, IsForm = true },
        new(WhatsApp, "phone") { HasLabel = true },
    ];

    public bool HasText { get; init; } = true;

    public bool HasLabel { get; init; }

    public bool HasPicture { get; init; }

    /// <summary>It is a list of titles, each with a text or a pair of pictures.</summary>
    public bool Item { get; init; }

    public bool ItemText { get; init; } = true;

    public bool ItemPictures { get; init; }

    public bool IsForm { get; init; }

    /// <summary>Null for a word that is none of these.</summary>
    public static BlockKind? Find(string? word) => All.FirstOrDefault(kind => kind.Word == word);
}
