using System.ComponentModel;
using Konquista.Web.GraphQL.Outcomes;

namespace Konquista.Web.GraphQL.Phones;

/// <summary>A number of ours after a change, or why there was none.</summary>
[May]
[Description("A number of ours after a change, or why there was none.")]
internal sealed record PhonePayload(
    [property: Description("The number as it is now.")] Phone? Phone,
    [property: Description("Why nothing was changed.")] Problem? Problem = null,
    [property: Description("How many of its messages were in flight when it was paused.")] int InFlight = 0);
