using Konquista.Web.Imports;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Konquista.Web.Bulks;

/// <summary>What work on many leads may name: campaigns to enter, and the stores that whoever asks sees.</summary>
internal sealed record BulkChoices(IReadOnlyList<SelectListItem> Campaigns, IReadOnlyList<SelectListItem> Stores)
{
    public static async Task<BulkChoices> Read(ImportList imports, StoreList stores, Guid? only, CancellationToken cancel) => new(
        [.. (await imports.AllCampaigns(cancel)).Select(campaign => new SelectListItem(campaign.Name, campaign.Id.ToString()))],
        [.. (await stores.Choices(only, cancel)).Select(store => new SelectListItem(store.Name, store.Id.ToString()))]);
}
