namespace Konquista.Leads;

/// <summary>Asks that a known lead enters a campaign.</summary>
[GenerateSerializer, Immutable, Alias("enroll-request")]
public sealed record EnrollRequest(
    [property: Id(0)] Guid CampaignId,
    [property: Id(1)] bool Again,
    [property: Id(2)] DateOnly? NotBefore,
    [property: Id(3)] string By);
