using System.ComponentModel;

namespace Konquista.Web.GraphQL.Messages;

/// <summary>Where a message stands.</summary>
[Description("Where a message stands.")]
internal enum MessageState
{
    [Description("It waits for its time and its phone.")]
    Planned,

    [Description("It is being handed to the provider.")]
    Sending,

    [Description("The provider took it.")]
    Accepted,

    [Description("WhatsApp sent it.")]
    Sent,

    [Description("It arrived.")]
    Delivered,

    [Description("It was read.")]
    Read,

    [Description("It may have left or not; a notice of the provider or a person settles it. It is never repeated blindly.")]
    Uncertain,

    [Description("It did not go.")]
    Failed,

    [Description("It was called off before it went, because of an answer, a booking or somebody's wish.")]
    Cancelled,

    [Description("It was left out, because its day went by or its conditions were not met.")]
    Skipped,
}
