using Konquista.Web.Languages;

namespace Konquista.Web.Audit;

/// <summary>Which changes are asked for; days are those of the business, both included.</summary>
internal sealed record AuditFilter(string? Kind, string? Actor, DateOnly? From, DateOnly? To)
{
    public const string Leads = "lead";

    /// <summary>The families of things that people change, as facts name them.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        ["campaign", "template", "page", "tag_rule", "link", "phone", "store", "setting", "sending", "user", "client", "token", "webhook", "reply", "segment", "bulk", "import", "suppression", Leads];

    public DateTime? Since => From is { } day && day.Year is > 1 and < 9999 ? LocalTime.Start(day) : null;

    public DateTime? Until => To is { } day && day.Year is > 1 and < 9999 ? LocalTime.Start(day.AddDays(1)) : null;
}
