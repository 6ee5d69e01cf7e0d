using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Konquista.Web.GraphQL.Outcomes;

namespace Konquista.Web.GraphQL.Leads;

/// <summary>What became of somebody who was handed to Capture.</summary>
[May]
[Description("What became of somebody who was handed in.")]
internal sealed record CapturePayload(
    [property: Description("Their id.")] Guid? LeadId,
    [property: Description("False when they were known already.")] bool Created,
    [property: Description("Whether they entered a campaign, or why not.")] CaptureEntry? Entry,
    [property: Description("Why nothing was written.")] Problem? Problem = null)
{
    [Description("The lead as they are now.")]
    public IDataLoaderResult<Lead?> Lead([FromServices] LeadBatches batches) => batches.ById.LoadIf(LeadId ?? Guid.Empty, LeadId is not null);
}

/// <summary>Whether a captured person entered a campaign, or why not.</summary>
[Description("Whether somebody entered a campaign, or why not.")]
internal enum CaptureEntry
{
    [Description("They did.")]
    Enrolled,

    [Description("Nobody asked for it.")]
    CaptureOnly,

    [Description("No rule names a campaign for them.")]
    NoCampaign,

    [Description("They are in it.")]
    AlreadyIn,

    [Description("They have been through it.")]
    AlreadyFinished,

    [Description("They asked to be left alone.")]
    OptedOut,

    [Description("They have a booking.")]
    Booked,

    [Description("A person is in conversation with them.")]
    Conversation,
}
