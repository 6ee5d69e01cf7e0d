using System.ComponentModel;
using GraphQL;
using Konquista.Web.Accounts;
using Konquista.Web.Bulks;

namespace Konquista.Web.GraphQL.Bulks;

/// <summary>What may be asked about work on many leads; who belongs to one unit sees their own work alone.</summary>
internal sealed class BulkQueries(BulkList list, Asker asker)
{
    private string? Only => asker.OnlyStore is null ? null : asker.Staff.Name;

    [May(Permission.ManyLeads)]
    [Name("bulk")]
    [Description("One piece of work; null when there is none that you may see.")]
    public async Task<Bulk?> Find(Guid id, CancellationToken cancel) => await list.Find(id, Only, cancel) is { } bulk ? new(bulk) : null;

    [May(Permission.ManyLeads)]
    [Description("Work on many leads, the newest first; at most 50.")]
    public async Task<IEnumerable<Bulk>> Bulks(CancellationToken cancel) => (await list.All(Only, cancel)).Select(bulk => new Bulk(bulk));
}
