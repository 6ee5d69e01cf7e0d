using System.ComponentModel;
using Konquista.Web.Accounts;
using Hidden = GraphQL.IgnoreAttribute;

namespace Konquista.Web.GraphQL.Messages;

/// <summary>One try to hand a message to its provider.</summary>
[May(Permission.See)]
[Description("One try to hand a message to its provider.")]
internal sealed record Attempt
{
    public const string Columns = """
        t.message_id as messageid, t.no, t.claimed_at as claimedat, t.finished_at as finishedat, t.outcome, t.error, t.http_status as httpstatus
        """;

    [Hidden]
    public Guid MessageId { get; init; }

    [Description("1 for the first.")]
    public int No { get; init; }

    [Description("When it began.")]
    public DateTime ClaimedAt { get; init; }

    [Description("When its result was known.")]
    public DateTime? FinishedAt { get; init; }

    [Description("What came of it, in one word.")]
    public string? Outcome { get; init; }

    [Description("What was wrong, in the provider's or our word.")]
    public string? Error { get; init; }

    [Description("The provider's HTTP status.")]
    public int? HttpStatus { get; init; }
}
