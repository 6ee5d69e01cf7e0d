using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Konquista.Leads;

namespace Konquista.Web.GraphQL.Leads;

/// <summary>Somebody to capture, as a program knows them.</summary>
[Description("Somebody to hand in. Handing in the same number again makes nobody twice: what is new is added.")]
internal sealed record CaptureInput
{
    [StringLength(200)]
    [Description("As the source has it; the first name is found in it.")]
    public string Name { get; init; } = "";

    [Required, StringLength(40)]
    [Description("In any form, such as 11 98765-4321 or +5511987654321.")]
    public required string Phone { get; init; }

    [MaxLength(10)]
    [Description("Other numbers of the same person; at most 10.")]
    public IReadOnlyList<string> OtherPhones { get; init; } = [];

    [MaxLength(50)]
    [Description("Tags; the rules choose campaign and unit by them.")]
    public IReadOnlyList<string> Tags { get; init; } = [];

    [Description("The unit they belong to.")]
    public Guid? StoreId { get; init; }

    [StringLength(60)]
    [Description("Their own IANA time zone, where it is known.")]
    public string? TimeZone { get; init; }

    [Description("False to enter no campaign.")]
    public bool Enroll { get; init; } = true;

    [Description("The campaign to enter instead of the one the rules choose.")]
    public Guid? CampaignId { get; init; }

    [Description("Enter again somebody who has been through the campaign.")]
    public bool Again { get; init; }

    [Description("The first local day on which anything may be sent.")]
    public DateOnly? NotBefore { get; init; }

    [StringLength(LeadEdit.LongestNote)]
    [Description("A note; it does not replace one that is there.")]
    public string Note { get; init; } = "";

    [Description("How they came, and why you may write to them.")]
    public ArrivalInput? Arrival { get; init; }

    [Description("Why you may write to them (LGPD).")]
    public ConsentInput? Consent { get; init; }

    [StringLength(128)]
    [Description("Your name of this request: asked again under the same key, it is answered the same and changes nothing.")]
    public string? IdempotencyKey { get; init; }

    /// <summary>Keys of two callers never meet.</summary>
    public NewLead ToLead(Asker asker) => new()
    {
        GivenName = Name,
        GivenPhone = Phone,
        OtherPhones = OtherPhones,
        Tags = Tags,
        Source = LeadSource.Api,
        StoreId = asker.OnlyStore ?? StoreId,
        TimeZone = TimeZone,
        Enroll = Enroll,
        CampaignId = CampaignId,
        Again = Again,
        NotBefore = NotBefore,
        Note = Note,
        Key = string.IsNullOrWhiteSpace(IdempotencyKey) ? null : $"{asker.Caller}/{IdempotencyKey}",
        Arrival = (Arrival ?? new()).ToArrival(),
        Consent = Consent?.ToConsent(asker.Staff.Name),
    };
}
