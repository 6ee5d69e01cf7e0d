using System.Diagnostics.CodeAnalysis;

namespace Konquista.Silo.Audit;

/// <summary>One rule that always holds, and the query that names by id whatever breaks it.</summary>
internal sealed record AuditCheck(string Group, string Name, string Rule, [StringSyntax("sql")] string Sql)
{
    /// <summary>Worth knowing, but no reason to fail.</summary>
    public bool IsWarning { get; init; }

    public AuditFinding Found(long count, IReadOnlyList<string> ids) => new(Group, Name, Rule, count, ids, IsWarning);
}

/// <summary>How often a rule is broken, with the first few ids; never a name, a number or a text.</summary>
internal sealed record AuditFinding(string Group, string Name, string Rule, long Count, IReadOnlyList<string> Ids, bool IsWarning = false)
{
    public const int MostIds = 5;

    public bool IsOk => Count == 0;
}

/// <summary>The groups of rules whose counts people ask for by name.</summary>
internal static class AuditGroup
{
    public const string Ledger = "ledger";
    public const string Messages = "messages";
    public const string Lost = "lost";
    public const string Leads = "leads";
    public const string SentAfterStop = "sentAfterStop";
    public const string OutsideWindow = "outsideWindow";
    public const string Duplicates = "duplicates";
    public const string Partitions = "partitions";
}
