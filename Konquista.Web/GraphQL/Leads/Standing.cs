using System.ComponentModel;

namespace Konquista.Web.GraphQL.Leads;

/// <summary>Where a lead stands, in one word.</summary>
[Description("Where a lead stands, in one word.")]
internal enum Standing
{
    [Description("They wrote and wait for a person's answer.")]
    Waiting,

    [Description("A sequence is running for them.")]
    Active,

    [Description("They booked, which ended their sequence.")]
    Booked,

    [Description("Their sequences are over.")]
    Finished,

    [Description("Somebody paused their sequences.")]
    Paused,

    [Description("They asked to be left alone.")]
    OptedOut,

    [Description("They never entered a campaign.")]
    Idle,
}
