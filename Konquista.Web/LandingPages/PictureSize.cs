using Konquista.Web.Media;

namespace Konquista.Web.LandingPages;

/// <summary>One size of a picture of a page: which picture, how large, and under which hash the file is kept.</summary>
internal sealed record PictureSize
{
    public required string Picture { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public required string Media { get; init; }

    public string Address => $"{MediaFiles.Path}/{Media}";
}
