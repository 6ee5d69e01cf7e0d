using System.Text.Json;

namespace Konquista.Web.Integrations;

/// <summary>A first query that the explorer has ready in a tab: its text in a file, the values it is asked with, its words in the reader's language.</summary>
internal sealed record ReadyQuery(string Name, string? Variables = null)
{
    private static readonly JsonSerializerOptions Spaced = new() { WriteIndented = true };

    public string Text { get; } = Read(Name);

    /// <summary>In the order of the tabs; the sums are those of the week of this day.</summary>
    public static IReadOnlyList<ReadyQuery> Of(DateOnly day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return
        [
            new("People"),
            new("Totals", Json(new { from = $"{monday:yyyy-MM-dd}", until = $"{monday.AddDays(6):yyyy-MM-dd}" })),
            new("Capture", Json(new { input = new { name = "Maria Souza", phone = "11 98765-4321", tags = (string[])["MOEMA"], enroll = false } })),
            new("Follow"),
        ];
    }

    /// <summary>With a title above it and under a name of the reader's language, which the tab shows.</summary>
    public string As(string title, string name) => $"# {title}\n{Text.Replace($" {Name}(", $" {name}(", StringComparison.Ordinal)}";

    private static string Json<T>(T values) => JsonSerializer.Serialize(values, Spaced);

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(ReadyQuery).Assembly.GetManifestResourceStream($"Queries/{name}.graphql")!);
        return reader.ReadToEnd();
    }
}
