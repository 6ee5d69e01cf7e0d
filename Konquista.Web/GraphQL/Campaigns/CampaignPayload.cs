using System.ComponentModel;
using Konquista.Web.GraphQL.Outcomes;

namespace Konquista.Web.GraphQL.Campaigns;

/// <summary>A campaign after a change, or why there was none.</summary>
[May]
[Description("A campaign after a change, or why there was none.")]
internal sealed record CampaignPayload(
    [property: Description("The campaign as it is now.")] Campaign? Campaign,
    [property: Description("Why nothing was changed.")] Problem? Problem = null,
    [property: Description("How many of its messages were in flight when it was paused or stopped.")] int InFlight = 0);
