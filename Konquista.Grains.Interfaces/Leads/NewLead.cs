namespace Konquista.Leads;

/// <summary>What a source knows about a person when it hands them to Capture. Prints the source alone: Orleans writes arguments to its log.</summary>
[GenerateSerializer, Immutable, Alias("new-lead")]
public sealed record NewLead
{
    [Id(0)] public required string GivenName { get; init; }

    /// <summary>The number as the source wrote it; null when only an alias is known.</summary>
    [Id(1)] public required string? GivenPhone { get; init; }

    [Id(2)] public IReadOnlyList<string> Tags { get; init; } = [];

    [Id(3)] public required string Source { get; init; }

    [Id(4)] public Guid? StoreId { get; init; }

    /// <summary>The person's own IANA zone, when known; else that of the area code, else of the store.</summary>
    [Id(5)] public string? TimeZone { get; init; }

    /// <summary>Enroll by the tag rules, into <see cref="CampaignId"/> if given; false only captures.</summary>
    [Id(6)] public bool Enroll { get; init; } = true;

    [Id(7)] public Guid? CampaignId { get; init; }

    /// <summary>Enroll again someone who has already finished the campaign.</summary>
    [Id(8)] public bool Again { get; init; }

    /// <summary>First local day on which anything may be sent (an import's pace).</summary>
    [Id(9)] public DateOnly? NotBefore { get; init; }

    [Id(10)] public Guid? ImportId { get; init; }

    /// <summary>Other names of the same person, such as a learnt wa_id.</summary>
    [Id(11)] public IReadOnlyList<LeadAlias> Aliases { get; init; } = [];

    /// <summary>What the source calls this request: asked again under the same key, it gets the same answer and changes nothing.</summary>
    [Id(12)] public string? Key { get; init; }

    [Id(13)] public Arrival? Arrival { get; init; }

    [Id(14)] public ConsentGiven? Consent { get; init; }

    /// <summary>Further numbers of the same person, as the source wrote them.</summary>
    [Id(15)] public IReadOnlyList<string> OtherPhones { get; init; } = [];

    /// <summary>What a source notes of the person; it fills in a note that is missing.</summary>
    [Id(20)] public string Note { get; init; } = "";

    /// <summary>What is given replaces name, store and note of somebody known, instead of filling in what is missing.</summary>
    [Id(21)] public bool Replaces { get; init; }

    public override string ToString() => $"{nameof(NewLead)} {Source}";
}

/// <summary>A name under which a provider knows a person: kind is wa_id, bsuid or lid. Prints the kind alone.</summary>
[GenerateSerializer, Immutable, Alias("lead-alias")]
public sealed record LeadAlias([property: Id(0)] string Kind, [property: Id(1)] string Value)
{
    public override string ToString() => $"{nameof(LeadAlias)} {Kind}";
}

/// <summary>Where leads come from, as stored.</summary>
public static class LeadSource
{
    public const string Import = "import";
    public const string Page = "page";
    public const string WhatsApp = "whatsapp";
    public const string Api = "api";
    public const string Manual = "manual";
}
