using System.Globalization;

namespace Konquista.Campaigns;

/// <summary>A ready campaign on its way to becoming somebody's own, under names that are free.</summary>
internal sealed record GalleryCopy(GalleryCampaign Original, string Name)
{
    private readonly Dictionary<string, Guid> _templates = Original.Steps.ToDictionary(step => step.Id, _ => Guid.CreateVersion7());

    /// <summary>Under the first of "X", "X (2)", "X (3)" … that none of its names is taken by.</summary>
    public static GalleryCopy Of(GalleryCampaign original, IReadOnlySet<string> taken)
    {
        var copy = new GalleryCopy(original, original.Name);
        for (var no = 2; copy.Names.Any(taken.Contains); no++)
        {
            copy = copy with { Name = string.Create(CultureInfo.InvariantCulture, $"{original.Name} ({no})") };
        }

        return copy;
    }

    public IReadOnlyList<GalleryTemplate> Templates =>
        [.. Original.Steps.Select(step => new GalleryTemplate(_templates[step.Id], $"{Name}: dia {step.Day}, {step.Title}", step.Texts))];

    public CampaignDraft Draft => new()
    {
        Name = Name,
        Note = Original.Description,
        Definition = new()
        {
            Steps =
            [
                .. Original.Steps.Select(step => new Step
                {
                    Id = step.Id,
                    Day = step.Day,
                    At = step.At,
                    TemplateId = _templates[step.Id],
                    Conditions = step.Conditions,
                }),
            ],
            Entry = Original.Entry,
        },
    };

    private IEnumerable<string> Names => Templates.Select(template => template.Name).Prepend(Name);
}

/// <summary>A template that a step of a ready campaign becomes.</summary>
internal sealed record GalleryTemplate(Guid Id, string Name, IReadOnlyList<string> Texts);
