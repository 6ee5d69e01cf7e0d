namespace Konquista.Web.Leads;

/// <summary>A column of the list of leads beside the name; which of them a person looks at is kept by their browser.</summary>
internal sealed record LeadColumn(string Name, string Text, bool IsUsual = true)
{
    public const string Cookie = "konquista.columns";

    public static IReadOnlyList<LeadColumn> All { get; } =
    [
        new("phone", "Leads.Phone"), new("state", "Leads.State"), new("store", "Leads.Store"), new("region", "Leads.Region", IsUsual: false),
        new("source", "Leads.Source", IsUsual: false), new("tags", "Leads.Tags"), new("campaign", "Leads.Campaign"), new("next", "Leads.Next"),
        new("captured", "Leads.CapturedAt"),
    ];

    public static IReadOnlyList<LeadColumn> Of(HttpRequest request) =>
        request.Cookies[Cookie] is { } kept ? Named(kept.Split('.')) : [.. All.Where(column => column.IsUsual)];

    public static IReadOnlyList<LeadColumn> Named(IEnumerable<string> names) => [.. All.Where(column => names.Contains(column.Name))];

    // Begins with the name, which cannot be left out, so that a choice of nothing else is still a choice.
    public static string Write(IEnumerable<LeadColumn> columns) => string.Join('.', columns.Select(column => column.Name).Prepend("name"));
}
