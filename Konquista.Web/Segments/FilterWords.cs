using System.Globalization;
using Konquista.Web.Languages;
using Konquista.Web.Leads;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Segments;

/// <summary>Says a filter of leads in words, one part after the other.</summary>
internal sealed class FilterWords(Words words, IStringLocalizer<Texts> texts)
{
    public string Of(LeadQuery query, IReadOnlyDictionary<Guid, string> stores, IReadOnlyDictionary<Guid, string> campaigns)
    {
        var parts = new List<string>();
        Add("Leads.State", query.State is { } state ? words.LeadState(state) : null);
        Add("Leads.Store", query.Store is { } store ? stores.GetValueOrDefault(store, "–") : null);
        Add("Leads.Campaign", query.Campaign is { } campaign ? campaigns.GetValueOrDefault(campaign, "–") : null);
        Add("Leads.Source", query.Source is { } source ? words.Source(source) : null);
        Add("Leads.Tag", query.Tag);
        AddIf(query.Landing is not null, "Leads.OfLanding");
        AddIf(query.Link is not null, "Leads.OfLink");
        AddIf(query.Import is not null, "Leads.OfImport");
        Add("Leads.Since", Day(query.Since));
        Add("Leads.Until", Day(query.Until));
        return parts.Count == 0 ? texts["Leads.All"] : string.Join(" · ", parts);

        void AddIf(bool isSet, string key)
        {
            if (isSet)
            {
                parts.Add(texts[key]);
            }
        }

        void Add(string key, string? value)
        {
            if (value is not null)
            {
                parts.Add($"{texts[key]}: {value}");
            }
        }
    }

    private static string? Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
