using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Links;

/// <summary>What is typed about a link to a chat.</summary>
public sealed class ChatLinkForm
{
    private const int MostTags = 10;

    [Required, StringLength(80)]
    public string Name { get; set; } = "";

    [Required]
    public Guid? Phone { get; set; }

    /// <summary>Null: a person of the business answers.</summary>
    public Guid? Campaign { get; set; }

    public Guid? Store { get; set; }

    /// <summary>Separated by commas.</summary>
    [StringLength(300)]
    public string? Tags { get; set; }

    [Required, StringLength(200)]
    public string Message { get; set; } = "";

    /// <summary>0 for a link that is new.</summary>
    public int Version { get; set; }

    internal static ChatLinkForm Of(ChatLinkRow link) => new()
    {
        Name = link.Name,
        Phone = link.PhoneId,
        Campaign = link.CampaignId,
        Store = link.StoreId,
        Tags = string.Join(", ", link.Tags),
        Message = link.Message,
        Version = link.Version,
    };

    /// <summary>False, and the state says why, when something was chosen that is not offered.</summary>
    internal bool Check(ModelStateDictionary state, ChatLinkChoices choices, IStringLocalizer<Texts> texts)
    {
        void Known(string field, Guid? chosen, bool isOffered)
        {
            if (chosen is not null && !isOffered)
            {
                state.AddModelError(field, texts["Input.Wrong"]);
            }
        }

        Known("Form.Phone", Phone, choices.Phones.Any(phone => phone.Id == Phone));
        Known("Form.Campaign", Campaign, choices.Campaigns.Any(campaign => campaign.Id == Campaign));
        Known("Form.Store", Store, choices.Stores.Any(store => store.Id == Store));
        return state.IsValid;
    }

    internal object Values(Guid id, string code, string by) => new
    {
        id,
        code,
        name = Name.Trim(),
        phone = Phone,
        campaign = Campaign,
        store = Store,
        tags = (Tags ?? "").Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(tag => tag.ToUpperInvariant()).Distinct(StringComparer.Ordinal).Take(MostTags).ToArray(),
        message = Message.Trim(),
        version = Version,
        by,
    };
}
