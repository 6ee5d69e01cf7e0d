using System.ComponentModel;

namespace Konquista.Web.GraphQL.Campaigns;

/// <summary>Where a campaign stands.</summary>
[Description("Where a campaign stands.")]
internal enum CampaignState
{
    [Description("It was never started.")]
    Draft,

    [Description("It sends.")]
    Running,

    [Description("It sends nothing until it is resumed.")]
    Paused,

    [Description("It is over for everybody.")]
    Stopped,
}
