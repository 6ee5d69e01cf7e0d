namespace Konquista.Web.Integrations;

/// <summary>A whole program for integrators in one language: from a token to following by a cursor, with the address of this installation in it.</summary>
internal sealed record Example(string Language, string File)
{
    private const string Placeholder = "https://konquista.example";

    /// <summary>As docs/examples has them, where a test runs each.</summary>
    public static IReadOnlyList<Example> All { get; } =
    [
        new("curl", "journey.sh"),
        new("C#", "journey.cs"),
        new("TypeScript", "journey.ts"),
        new("Python", "journey.py"),
    ];

    public string Text(Uri site)
    {
        using var reader = new StreamReader(typeof(Example).Assembly.GetManifestResourceStream($"Examples/{File}")!);
        return reader.ReadToEnd().Replace(Placeholder, site.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
    }
}
