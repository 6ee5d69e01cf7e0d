using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Campaigns;
using Konquista.Web.GraphQL.Phones;
using Konquista.Web.GraphQL.Stores;
using Konquista.Web.Links;

namespace Konquista.Web.GraphQL.Links;

/// <summary>A link to a chat, as the schema shows it.</summary>
[May(Permission.See)]
[Description("A link that opens a chat with one of our numbers; its code tells where whoever writes comes from.")]
internal sealed class Link(ChatLinkRow link)
{
    [Description("Never changes.")]
    public Guid Id => link.Id;

    [Description("Stands in the message that it proposes; never changes, for it may be printed somewhere.")]
    public string Code => link.Code;

    [Description("As people of the business call it.")]
    public string Name => link.Name;

    [Description("What opens the chat.")]
    public string Address => link.Address;

    [Description("What the person's WhatsApp proposes to send, without the code.")]
    public string Message => link.Message;

    [Description("The tags of whoever comes by it.")]
    public IReadOnlyList<string> Tags => link.Tags;

    [Description("Since when it brings nobody any more; null while it is in use.")]
    public DateTime? EndedAt => link.EndedAt;

    [Description("How many times somebody came by it.")]
    public long Arrivals => link.Arrivals;

    [Description("How many leads it brought that nobody knew before.")]
    public long Leads => link.Leads;

    [Description("Counts the changes; give it with saveLink.")]
    public int Version => link.Version;

    [Description("The number of ours that it writes to.")]
    public IDataLoaderResult<Phone?> Phone([FromServices] PhoneBatches batches) => batches.ById.Load(link.PhoneId);

    [Description("The campaign that they enter; null where a person answers.")]
    public IDataLoaderResult<Campaign?> Campaign([FromServices] CampaignBatches batches) =>
        batches.ById.LoadIf(link.CampaignId ?? Guid.Empty, link.CampaignId is not null);

    [Description("The unit that they belong to.")]
    public IDataLoaderResult<Store?> Store([FromServices] StoreBatches batches) =>
        batches.ById.LoadIf(link.StoreId ?? Guid.Empty, link.StoreId is not null);
}
