using System.ComponentModel.DataAnnotations;
using Konquista.Leads;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.TagRules;

/// <summary>What is typed about one rule, and the list as it was when the form was opened.</summary>
public sealed class TagRuleForm
{
    /// <summary>By which somebody comes who may be enrolled at once; who writes to us is answered by a person, or by the campaign of a link.</summary>
    internal static IReadOnlyList<string> Sources { get; } = [LeadSource.Page, LeadSource.Import, LeadSource.Api, LeadSource.Manual];

    // What separates tags in a file cannot be part of one.
    private const string Separators = ",;|\r\n";

    [Required, StringLength(60)]
    public string Word { get; set; } = "";

    [Required]
    public Guid? Campaign { get; set; }

    /// <summary>Null: whatever the source.</summary>
    [RegularExpression("page|import|api|manual", MatchTimeoutInMilliseconds = 1000)]
    public string? Source { get; set; }

    [StringLength(64)]
    public string? Seen { get; set; }

    /// <summary>The rule as it would stand in the list; null, and the form says why, when it may not.</summary>
    internal TagRuleRow? Read(
        Guid id, IReadOnlyList<TagRuleRow> rules, IReadOnlyList<CampaignOfRule> campaigns, ModelStateDictionary state, IStringLocalizer<Texts> texts)
    {
        var word = (Word ?? "").Trim().ToUpperInvariant();
        var campaign = campaigns.FirstOrDefault(known => known.Id == Campaign);
        if (word.Intersect(Separators).Any() || (word.Length > 0 && word != "*" && !word.Any(char.IsLetterOrDigit)))
        {
            state.AddModelError("Form.Word", texts["TagRules.NoTag"]);
        }
        else if (rules.Any(rule => rule.Id != id && rule.Source == Source && PlainTag.Of(rule.Word) == PlainTag.Of(word)))
        {
            state.AddModelError("Form.Word", texts["TagRules.Taken"]);
        }

        if (Campaign is not null && campaign is null)
        {
            state.AddModelError("Form.Campaign", texts["Input.Wrong"]);
        }

        return state.IsValid && campaign is not null ? new(id, word, campaign.Id, campaign.Name, "", Source) : null;
    }
}
