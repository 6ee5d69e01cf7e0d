using System.ComponentModel;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Paging;
using Konquista.Web.GraphQL.Rules;

namespace Konquista.Web.GraphQL.Feed;

/// <summary>What may be asked about the feed.</summary>
internal sealed class FactQueries(FactSource source, Asker asker)
{
    private const int MostKinds = 50;

    [May(Permission.See)]
    [Description("What happened after a cursor, or from the beginning; the oldest first. Poll it, or subscribe to feed.")]
    public Task<FactPage> Feed(
        string? after, int? first, IReadOnlyList<string>? kinds, Guid? leadId, Guid? campaignId, Guid? storeId, CancellationToken cancel) =>
        kinds is { Count: > MostKinds } ? throw Refusal.BadInput($"Name at most {MostKinds} kinds.")
        : first is < 1 or > Slice.Longest ? throw Refusal.BadInput($"A page has from 1 to {Slice.Longest} facts.")
        : source.Page(
            new(asker) { Kinds = kinds ?? [], LeadId = leadId, CampaignId = campaignId, StoreId = storeId }, after, first ?? Slice.Usual, cancel);
}
