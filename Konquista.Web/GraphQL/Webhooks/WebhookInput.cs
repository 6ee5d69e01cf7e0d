using System.ComponentModel;
using Konquista.Web.Webhooks.Outgoing;
using Konquista.Webhooks;

namespace Konquista.Web.GraphQL.Webhooks;

/// <summary>A webhook as a program writes it.</summary>
[Description("A webhook to make or to change.")]
internal sealed record WebhookInput
{
    [Description("Which one; null for a new one.")]
    public Guid? Id { get; init; }

    [Description("The version you read; 0 for a new one.")]
    public int Version { get; init; }

    [Description("For people to recognise it; at most 60 characters.")]
    public required string Name { get; init; }

    [Description("https, and reachable over the internet.")]
    public required string Url { get; init; }

    [Description("Kinds of facts such as lead.captured; unknown ones are left out.")]
    public required IReadOnlyList<string> Events { get; init; }

    [Description("Only facts about leads of this unit.")]
    public Guid? StoreId { get; init; }

    [Description("Names, numbers and texts are told too; needs the scope see-numbers.")]
    public bool WithPeople { get; init; }

    public WebhookForm ToForm() => new() { Name = Name, Url = Url, Events = [.. Events], StoreId = StoreId, WithPeople = WithPeople, Version = Version };

    public WebhookDraft ToDraft() => ToForm().ToDraft();
}
