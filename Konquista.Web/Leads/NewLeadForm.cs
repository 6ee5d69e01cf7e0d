using System.ComponentModel.DataAnnotations;
using Konquista.Leads;
using Konquista.Phones;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Leads;

/// <summary>What is typed about a person whom somebody of the business brings in by hand.</summary>
public sealed class NewLeadForm
{
    /// <summary>Instead of a campaign: the rules choose, or none.</summary>
    public const string ByRules = "rules";
    public const string OnlyCapture = "none";

    [StringLength(200)]
    public string? Name { get; set; }

    [Required, StringLength(40)]
    public string Phone { get; set; } = "";

    public Guid? StoreId { get; set; }

    /// <summary>Separated by commas.</summary>
    [StringLength(1000)]
    public string? Tags { get; set; }

    [Required, StringLength(40)]
    public string Campaign { get; set; } = ByRules;

    [RegularExpression("consent|contract|legitimate_interest", MatchTimeoutInMilliseconds = 1000)]
    public string? Basis { get; set; }

    /// <summary>Where and when they agreed, in one's own words.</summary>
    [StringLength(200)]
    public string? Proof { get; set; }

    /// <summary>Under which a second click is the same request.</summary>
    [StringLength(64)]
    public string? Key { get; set; }

    /// <summary>The number, when it is one; else the form says why not.</summary>
    internal PhoneNumber? Number(ModelStateDictionary state, IStringLocalizer<Texts> texts)
    {
        if (PhoneNumber.TryParse(Phone, out var number, out _))
        {
            return number;
        }

        if (!string.IsNullOrWhiteSpace(Phone))
        {
            state.AddModelError("Form.Phone", texts["NewLead.BadPhone"]);
        }

        return null;
    }

    internal NewLead ToLead(Actor by) => new()
    {
        GivenName = Name ?? "",
        GivenPhone = Phone,
        Source = LeadSource.Manual,
        StoreId = StoreId,
        Tags = (Tags ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        Enroll = Campaign != OnlyCapture,
        CampaignId = Guid.TryParse(Campaign, out var campaign) ? campaign : null,
        Key = string.IsNullOrWhiteSpace(Key) ? null : Key,
        Arrival = new(),
        Consent = Basis is not { Length: > 0 } basis ? null : new()
        {
            Basis = basis,
            By = by.Name,
            Evidence = string.IsNullOrWhiteSpace(Proof)
                ? new Dictionary<string, string>(StringComparer.Ordinal)
                : new(StringComparer.Ordinal) { ["note"] = Proof.Trim() },
        },
    };
}
