using Konquista.Web.Stores;

namespace Konquista.Web.Phones;

/// <summary>What a number's form lets one choose from, and the last letters of the token that is stored.</summary>
internal sealed record PhoneChoices(IReadOnlyList<StoreChoice> Stores, IReadOnlyList<ServedCampaign> Campaigns, string? TokenTail);
