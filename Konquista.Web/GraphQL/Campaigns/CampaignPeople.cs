using System.ComponentModel;
using Konquista.Web.Accounts;
using Hidden = GraphQL.IgnoreAttribute;

namespace Konquista.Web.GraphQL.Campaigns;

/// <summary>How many people are in a campaign, and how the others left it.</summary>
[May(Permission.See)]
[Description("How many people are in a campaign, and how the others left it.")]
internal sealed record CampaignPeople
{
    [Hidden]
    public Guid CampaignId { get; init; }

    [Description("In it now.")]
    public long Active { get; init; }

    [Description("Went to its end.")]
    public long Finished { get; init; }

    [Description("Left it before its end, for whatever reason.")]
    public long Stopped { get; init; }

    [Description("Of these, left by an answer.")]
    public long Replied { get; init; }

    [Description("Of these, left by a booking.")]
    public long Booked { get; init; }
}
