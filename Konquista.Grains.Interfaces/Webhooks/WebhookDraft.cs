namespace Konquista.Webhooks;

/// <summary>What is given about an address that is to be told of facts.</summary>
[GenerateSerializer, Immutable, Alias("webhook-draft")]
public sealed record WebhookDraft
{
    public const int LongestName = 60;
    public const int LongestUrl = 1000;

    [Id(0)]
    public required string Name { get; init; }

    [Id(1)]
    public required string Url { get; init; }

    /// <summary>Of <see cref="WebhookEvents.All"/>.</summary>
    [Id(2)]
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>Only facts about leads of this store; null for all facts.</summary>
    [Id(3)]
    public Guid? StoreId { get; init; }

    /// <summary>Names, numbers and texts are told too.</summary>
    [Id(4)]
    public bool WithPeople { get; init; }

    /// <summary>For logs: neither name nor address.</summary>
    public override string ToString() => nameof(WebhookDraft);
}
