namespace Konquista.Campaigns;

/// <summary>A campaign as somebody left it in the editor; the definition need not be complete. Prints without its texts.</summary>
[GenerateSerializer, Immutable, Alias("campaign-draft")]
public sealed record CampaignDraft
{
    [Id(0)] public required string Name { get; init; }

    [Id(1)] public string Note { get; init; } = "";

    /// <summary>The smaller goes first when two campaigns want the same person on the same day.</summary>
    [Id(2)] public int Priority { get; init; } = 100;

    /// <summary>The pool of numbers for whoever has none of their own and none of their store.</summary>
    [Id(3)] public IReadOnlyList<Guid> Phones { get; init; } = [];

    [Id(4)] public required CampaignVersion Definition { get; init; }

    public override string ToString() => $"{nameof(CampaignDraft)} of {Definition?.Steps?.Count} steps";
}
