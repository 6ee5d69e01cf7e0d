using System.ComponentModel;
using GraphQL;

namespace Konquista.Web.GraphQL.Campaigns;

/// <summary>Which passages are asked for.</summary>
[Name("EnrollmentFilter")]
[Description("Which passages through campaigns are asked for; what is left out does not narrow.")]
internal sealed record EnrollmentFilterInput
{
    [Description("Whose.")]
    public Guid? LeadId { get; init; }

    [Description("Through which campaign.")]
    public Guid? CampaignId { get; init; }

    [Description("Where they stand.")]
    public EnrollmentState? State { get; init; }

    [Description("What ended them, in one word.")]
    public string? EndReason { get; init; }
}
