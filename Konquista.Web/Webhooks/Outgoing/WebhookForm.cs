using System.ComponentModel.DataAnnotations;
using Konquista.Web.Stores;
using Konquista.Webhooks;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Webhooks.Outgoing;

/// <summary>What is typed about an address that is to be told of facts.</summary>
public sealed class WebhookForm
{
    [Required, StringLength(WebhookDraft.LongestName)]
    public string Name { get; set; } = "";

    [Required, StringLength(WebhookDraft.LongestUrl)]
    public string Url { get; set; } = "";

    public string[] Events { get; set; } = [];

    public Guid? StoreId { get; set; }

    public bool WithPeople { get; set; }

    public int Version { get; set; }

    internal static WebhookForm Of(Webhook webhook) => new()
    {
        Name = webhook.Name,
        Url = webhook.Url,
        Events = webhook.Events,
        StoreId = webhook.StoreId,
        WithPeople = webhook.WithPeople,
        Version = webhook.Version,
    };

    internal WebhookDraft ToDraft() => new() { Name = Name, Url = Url, Events = Events, StoreId = StoreId, WithPeople = WithPeople };

    internal bool Check(ModelStateDictionary state, IReadOnlyList<StoreChoice> stores, IStringLocalizer<Texts> texts)
    {
        if (StoreId is { } store && stores.All(known => known.Id != store))
        {
            state.AddModelError("Form.StoreId", texts["Input.Wrong"]);
        }

        return state.IsValid;
    }

    /// <summary>Says what the sending system found wrong, beside the field where it is.</summary>
    internal static void Explain(ModelStateDictionary state, WebhookProblem problem, IStringLocalizer<Texts> texts) => state.AddModelError(
        problem switch
        {
            WebhookProblem.NameMissing or WebhookProblem.NameTaken => "Form.Name",
            WebhookProblem.AddressInvalid or WebhookProblem.AddressOpen or WebhookProblem.AddressPrivate or WebhookProblem.AddressUnknown => "Form.Url",
            WebhookProblem.StoreUnknown => "Form.StoreId",
            _ => "",
        },
        texts[$"WebhookProblem.{problem}"]);
}
