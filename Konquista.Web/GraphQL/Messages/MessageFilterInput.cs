using System.ComponentModel;
using GraphQL;

namespace Konquista.Web.GraphQL.Messages;

/// <summary>Which messages of the ledger are asked for.</summary>
[Name("MessageFilter")]
[Description("Which messages of the ledger are asked for; what is left out does not narrow.")]
internal sealed record MessageFilterInput
{
    [Description("To whom.")]
    public Guid? LeadId { get; init; }

    [Description("Of which campaign.")]
    public Guid? CampaignId { get; init; }

    [Description("Of which passage through a campaign.")]
    public Guid? EnrollmentId { get; init; }

    [Description("From which of our numbers.")]
    public Guid? PhoneId { get; init; }

    [Description("To people of which unit.")]
    public Guid? StoreId { get; init; }

    [Description("Where they stand.")]
    public MessageState? State { get; init; }

    [Description("What they are.")]
    public MessageKind? Kind { get; init; }

    [Description("The stable id of a step.")]
    public string? Step { get; init; }

    [Description("The one word for why they stand there.")]
    public string? Reason { get; init; }

    [Description("Due from this moment on.")]
    public DateTime? From { get; init; }

    [Description("Due up to this moment, which is not part of it.")]
    public DateTime? Until { get; init; }
}
