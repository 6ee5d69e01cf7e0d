using Konquista.Web.Stores;

namespace Konquista.Web.Links;

/// <summary>What a link's form lets one choose from.</summary>
internal sealed record ChatLinkChoices(IReadOnlyList<LinkChoice> Phones, IReadOnlyList<LinkChoice> Campaigns, IReadOnlyList<StoreChoice> Stores)
{
    public static async Task<ChatLinkChoices> Read(ChatLinkList links, StoreList stores, Guid? only, CancellationToken cancel) =>
        new(await links.PhoneChoices(only, cancel), await links.CampaignChoices(cancel), await stores.Choices(only, cancel));
}
