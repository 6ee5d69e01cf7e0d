namespace Konquista.Leads;

/// <summary>Asks that a known lead enters a campaign. Prints the campaign alone.</summary>
[GenerateSerializer, Immutable, Alias("enroll-request")]
public sealed record EnrollRequest(
    [property: Id(0)] Guid CampaignId,
    [property: Id(1)] bool Again,
    [property: Id(2)] DateOnly? NotBefore,
    [property: Id(3)] string By)
{
    public override string ToString() => $"{nameof(EnrollRequest)} {CampaignId:N}";
}
