using System.Globalization;

namespace Konquista.Web.LandingPages;

/// <summary>A look for landing pages with words to begin with, for one kind of business; its rules stand in pages.css under its key.</summary>
internal sealed record Theme(string Key)
{
    public const string Usual = "essencial";
    private const string Folder = "Starters/";

    public static IReadOnlyList<Theme> All { get; } = [new("serena"), new("vibrante"), new("noturno"), new("refugio"), new(Usual)];

    public static Theme? Find(string? key) => All.FirstOrDefault(theme => theme.Key == key);

    /// <summary>A page of this theme to begin with, each time anew.</summary>
    public PageContent Begin()
    {
        using var file = new StreamReader(typeof(Theme).Assembly.GetManifestResourceStream(string.Create(CultureInfo.InvariantCulture, $"{Folder}{Key}.json"))!);
        return PageContent.Read(file.ReadToEnd());
    }
}
