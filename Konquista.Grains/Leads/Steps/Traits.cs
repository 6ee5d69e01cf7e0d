namespace Konquista.Leads.Steps;

/// <summary>What conditions may look at of a person, whether they are known already or about to be.</summary>
internal sealed record Traits
{
    public required string Source { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public string? Region { get; init; }

    public string? State { get; init; }

    public Guid? StoreId { get; init; }

    public string? StoreName { get; init; }

    public static Traits Of(LeadFacts lead) => new()
    {
        Source = lead.Source,
        Tags = lead.Tags,
        Region = lead.Region,
        State = lead.State,
        StoreId = lead.StoreId,
        StoreName = lead.StoreName,
    };
}
