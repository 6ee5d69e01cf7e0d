using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Konquista.Web.Accounts;
using Konquista.Web.Feed;
using Konquista.Web.GraphQL.Campaigns;
using Konquista.Web.GraphQL.Leads;
using Konquista.Web.GraphQL.Messages;

namespace Konquista.Web.GraphQL.Feed;

/// <summary>Something that happened, as the schema shows it: the fact itself, and on demand how what it speaks of stands now.</summary>
[May(Permission.See)]
[Name("Fact")]
[Description("Something that happened. Facts come in the feed's order; those that changed one lead can be put in order by leadVersion.")]
internal sealed class FactNode(Fact fact)
{
    [Description("Where to go on after this fact: keep the last one and give it as after when you come back.")]
    public string Cursor => fact.Cursor.ToString();

    [Description("When it happened.")]
    public DateTime At => fact.At.UtcDateTime;

    [Description("What happened, such as lead.captured or message.delivered.")]
    public string Kind => fact.Kind;

    [Description("The lead it is about.")]
    public Guid? LeadId => fact.LeadId;

    [Description("The version that the lead got by it.")]
    public int? LeadVersion => fact.LeadVersion;

    [Description("The passage through a campaign that it is about.")]
    public Guid? EnrollmentId => fact.EnrollmentId;

    [Description("The campaign it is about.")]
    public Guid? CampaignId => fact.CampaignId;

    [Description("The message it is about.")]
    public Guid? MessageId => fact.MessageId;

    [Description("The number of ours it is about.")]
    public Guid? PhoneId => fact.PhoneId;

    [Description("The file it is about.")]
    public Guid? ImportId => fact.ImportId;

    [Description("Who did it, where somebody did.")]
    public string? Actor => fact.Actor;

    [May(Permission.SeeNumbers)]
    [Description("More about it, as JSON; what it holds depends on the kind. Needs the scope see-numbers.")]
    public string? Data => fact.Data;

    [Description("The lead as they are now; null when they are gone or not yours to see.")]
    public IDataLoaderResult<Lead?> Lead([FromServices] LeadBatches batches) => batches.ById.LoadIf(fact.LeadId ?? Guid.Empty, fact.LeadId is not null);

    [Description("The message as it is now.")]
    public IDataLoaderResult<Message?> Message([FromServices] MessageBatches batches) =>
        batches.ById.LoadIf(fact.MessageId ?? Guid.Empty, fact.MessageId is not null);

    [Description("The campaign as it is now.")]
    public IDataLoaderResult<Campaign?> Campaign([FromServices] CampaignBatches batches) =>
        batches.ById.LoadIf(fact.CampaignId ?? Guid.Empty, fact.CampaignId is not null);

    [Description("What the lead last wrote.")]
    public IDataLoaderResult<Inbound?> LastInbound([FromServices] MessageBatches batches) =>
        batches.LastInbound.LoadIf(fact.LeadId ?? Guid.Empty, fact.LeadId is not null);
}
