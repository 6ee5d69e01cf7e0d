using System.ComponentModel;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Paging;

namespace Konquista.Web.GraphQL.Leads;

/// <summary>What may be asked about leads.</summary>
internal sealed class LeadQueries(LeadListing listing, Asker asker)
{
    [May(Permission.See)]
    [Description("One lead; null when there is none that you may see.")]
    public Task<Lead?> Lead(Guid id, CancellationToken cancel) => listing.Find(id, asker.OnlyStore, cancel);

    [May(Permission.See)]
    [Description("Leads, the latest first unless another order is given.")]
    public Task<Connection<Lead>> Leads(
        LeadFilterInput? filter, LeadOrder? order, int? first, string? after, int? last, string? before, CancellationToken cancel) =>
        listing.Page((filter ?? new()).For(asker), order ?? new(), keyset => keyset.Slice(first, after, last, before), cancel);
}
