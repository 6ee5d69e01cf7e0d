using System.ComponentModel;
using Hidden = GraphQL.IgnoreAttribute;

namespace Konquista.Web.GraphQL.Outcomes;

/// <summary>What became of a change that leaves nothing to look at.</summary>
[May]
[Description("What became of a change that leaves nothing to look at.")]
internal sealed record DonePayload(
    [property: Description("True when it is done, now or since before.")] bool Done,
    [property: Description("Why it is not.")] Problem? Problem = null)
{
    [Hidden]
    public static DonePayload Yes { get; } = new(Done: true);

    [Hidden]
    public static DonePayload No(Problem problem) => new(Done: false, problem);
}
