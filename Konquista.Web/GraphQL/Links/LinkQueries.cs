using System.ComponentModel;
using GraphQL;
using Konquista.Web.Accounts;
using Konquista.Web.Links;

namespace Konquista.Web.GraphQL.Links;

/// <summary>What may be asked about links to chats.</summary>
internal sealed class LinkQueries(ChatLinkList list, Asker asker)
{
    [May(Permission.See)]
    [Name("link")]
    [Description("One link to a chat; null when there is none that you may see.")]
    public async Task<Link?> Find(Guid id, CancellationToken cancel) => await list.Find(id, asker.OnlyStore, cancel) is { } link ? new(link) : null;

    [May(Permission.See)]
    [Description("All links to chats, those in use first, by name.")]
    public async Task<IEnumerable<Link>> Links(CancellationToken cancel) => (await list.All(asker.OnlyStore, cancel)).Select(link => new Link(link));
}
