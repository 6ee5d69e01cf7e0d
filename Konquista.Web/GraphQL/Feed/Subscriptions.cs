using System.ComponentModel;
using System.Runtime.CompilerServices;
using Konquista.Feed;
using Konquista.Web.Accounts;
using Konquista.Web.Feed;

namespace Konquista.Web.GraphQL.Feed;

/// <summary>What may be subscribed to. Each goes on after the cursor that is given, so that whoever was cut off misses nothing.</summary>
internal sealed class Subscriptions(FactSource source, Asker asker)
{
    private static readonly string[] AboutLeads = ["lead", "enrollment", "appointment"];
    private static readonly string[] AboutMessages = ["message"];
    private static readonly string[] AboutAnswers = ["inbound"];

    [May(Permission.See)]
    [Description("Everything that happens, or some kinds of it, after a cursor or from now on.")]
    public IAsyncEnumerable<FactNode> Feed(
        string? after, IReadOnlyList<string>? kinds, Guid? leadId, Guid? campaignId, Guid? storeId, CancellationToken cancel) =>
        Nodes(new(asker) { Kinds = kinds ?? [], LeadId = leadId, CampaignId = campaignId, StoreId = storeId }, FactSource.Place(after), cancel);

    [May(Permission.See)]
    [Description("What changes about leads: who they are, their passages through campaigns, their bookings.")]
    public IAsyncEnumerable<FactNode> LeadChanged(string? after, Guid? leadId, Guid? storeId, CancellationToken cancel) =>
        Nodes(new(asker) { Kinds = AboutLeads, LeadId = leadId, StoreId = storeId }, FactSource.Place(after), cancel);

    [May(Permission.See)]
    [Description("What becomes of messages: planned, sent, delivered, read, called off.")]
    public IAsyncEnumerable<FactNode> MessageStatus(
        string? after, Guid? leadId, Guid? campaignId, Guid? phoneId, Guid? storeId, CancellationToken cancel) =>
        Nodes(new(asker) { Kinds = AboutMessages, LeadId = leadId, CampaignId = campaignId, PhoneId = phoneId, StoreId = storeId }, FactSource.Place(after), cancel);

    [May(Permission.See)]
    [Description("What people write to us.")]
    public IAsyncEnumerable<FactNode> InboundMessage(string? after, Guid? leadId, Guid? phoneId, Guid? storeId, CancellationToken cancel) =>
        Nodes(new(asker) { Kinds = AboutAnswers, LeadId = leadId, PhoneId = phoneId, StoreId = storeId }, FactSource.Place(after), cancel);

    [May(Permission.See)]
    [Description("How a campaign goes on: each time something happens in it, at most once a second; ask for campaign { people } with it.")]
    public IAsyncEnumerable<FactNode> CampaignProgress(Guid campaignId, string? after, CancellationToken cancel) =>
        Nodes(source.Latest(new(asker) { CampaignId = campaignId }, FactSource.Place(after), cancel), cancel);

    private IAsyncEnumerable<FactNode> Nodes(FactFilter filter, FeedCursor? after, CancellationToken cancel) =>
        Nodes(source.Facts(filter, after, cancel), cancel);

    private static async IAsyncEnumerable<FactNode> Nodes(IAsyncEnumerable<Fact> facts, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var fact in facts.WithCancellation(cancel))
        {
            yield return new(fact);
        }
    }
}
