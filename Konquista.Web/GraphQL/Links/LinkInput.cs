using System.ComponentModel;
using Konquista.Web.Links;

namespace Konquista.Web.GraphQL.Links;

/// <summary>A link to a chat as a program writes it.</summary>
[Description("A link to a chat, to make or to change.")]
internal sealed record LinkInput
{
    [Description("Which one; null for a new one.")]
    public Guid? Id { get; init; }

    [Description("The version you read; 0 for a new one.")]
    public int Version { get; init; }

    [Description("As people of the business call it; at most 80 characters.")]
    public required string Name { get; init; }

    [Description("The number of ours that it writes to; not one of SocialHub, by which nobody's messages reach us.")]
    public required Guid PhoneId { get; init; }

    [Description("The campaign that they enter, which must not be stopped; null where a person answers.")]
    public Guid? CampaignId { get; init; }

    [Description("The unit that they belong to.")]
    public Guid? StoreId { get; init; }

    [Description("The tags of whoever comes by it; at most 10, none with a comma or semicolon.")]
    public IReadOnlyList<string> Tags { get; init; } = [];

    [Description("What the person's WhatsApp proposes to send, without the code; at most 200 characters.")]
    public required string Message { get; init; }

    public ChatLinkForm ToForm() => new()
    {
        Name = Name,
        Phone = PhoneId,
        Campaign = CampaignId,
        Store = StoreId,
        Tags = string.Join(',', Tags),
        Message = Message,
        Version = Version,
    };
}
