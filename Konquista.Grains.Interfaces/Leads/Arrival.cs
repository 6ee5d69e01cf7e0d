namespace Konquista.Leads;

/// <summary>By which door and on which trail a person came: the page or link, and what the address said of the advertisement. Prints nothing of it.</summary>
[GenerateSerializer, Immutable, Alias("arrival")]
public sealed record Arrival
{
    public const int LongestWord = 200;
    public const int LongestReferrer = 500;
    public const int LongestRemark = 1000;

    [Id(0)] public Guid? PageId { get; init; }

    [Id(1)] public Guid? LinkId { get; init; }

    [Id(2)] public string? UtmSource { get; init; }

    [Id(3)] public string? UtmMedium { get; init; }

    [Id(4)] public string? UtmCampaign { get; init; }

    [Id(5)] public string? UtmTerm { get; init; }

    [Id(6)] public string? UtmContent { get; init; }

    /// <summary>The address of the page before ours, without its query.</summary>
    [Id(7)] public string? Referrer { get; init; }

    /// <summary>What advertisers add to an address to know their click again, by its name (gclid, fbclid …).</summary>
    [Id(8)] public IReadOnlyDictionary<string, string> ClickIds { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the person wrote in a form besides their name and number.</summary>
    [Id(9)] public string? Remark { get; init; }

    public override string ToString() => nameof(Arrival);
}
