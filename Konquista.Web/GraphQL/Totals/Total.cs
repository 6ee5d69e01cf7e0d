using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Campaigns;
using Konquista.Web.GraphQL.Phones;

namespace Konquista.Web.GraphQL.Totals;

/// <summary>What became of the messages of one campaign, phone, source or day. Planned is the sum of the others.</summary>
[May(Permission.See)]
[Description("What became of the messages of one campaign, number, source or day: planned = sent + skipped + failed + cancelled + uncertain + pending.")]
internal sealed record Total
{
    [Description("The campaign's or number's id, the source, or the day; null for messages of none.")]
    public string? Key { get; init; }

    [Description("Every message there ever was.")]
    public long Planned { get; init; }

    [Description("Accepted by the provider or further.")]
    public long Sent { get; init; }

    [Description("Of these, arrived as far as the provider tells.")]
    public long Delivered { get; init; }

    [Description("Of these, read as far as the provider tells.")]
    public long Read { get; init; }

    [Description("Left out.")]
    public long Skipped { get; init; }

    [Description("Did not go.")]
    public long Failed { get; init; }

    [Description("Called off.")]
    public long Cancelled { get; init; }

    [Description("May have left or not.")]
    public long Uncertain { get; init; }

    [Description("Planned or being handed over.")]
    public long Pending { get; init; }

    [Description("The campaign, where it is by campaign.")]
    public IDataLoaderResult<Campaign?> Campaign([FromServices] CampaignBatches batches) => batches.ById.LoadIf(Id, Id != Guid.Empty);

    [Description("The number of ours, where it is by number.")]
    public IDataLoaderResult<Phone?> Phone([FromServices] PhoneBatches batches) => batches.ById.LoadIf(Id, Id != Guid.Empty);

    private Guid Id => Guid.TryParse(Key, out var id) ? id : Guid.Empty;
}

/// <summary>By what messages are added up.</summary>
[Description("By what messages are added up.")]
internal enum TotalsBy
{
    [Description("The campaign they are of.")]
    Campaign,

    [Description("The number of ours they leave from.")]
    Phone,

    [Description("Where the lead came from.")]
    Source,

    [Description("The lead's local day on which they are due.")]
    Day,
}
