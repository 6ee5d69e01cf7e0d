using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Campaigns;
using Konquista.Web.GraphQL.Leads;
using Konquista.Web.GraphQL.Phones;
using Konquista.Web.GraphQL.Templates;
using Hidden = GraphQL.IgnoreAttribute;

namespace Konquista.Web.GraphQL.Messages;

/// <summary>One entry of the ledger, as the schema shows it.</summary>
[May(Permission.See)]
[Description("One entry of the ledger: a message planned for a lead, sent or not.")]
internal sealed record Message
{
    public const string Columns = """
        m.id, m.lead_id as leadid, m.kind as storedkind, m.enrollment_id as enrollmentid, m.campaign_id as campaignid, m.step,
          m.phone_id as phoneid, m.template_id as templateid, m.body, m.state as storedstate, m.due_at as dueat, m.planned_at as plannedat,
          m.claimed_at as claimedat, m.accepted_at as acceptedat, m.sent_at as sentat, m.delivered_at as deliveredat, m.read_at as readat,
          m.ended_at as endedat, m.attempts, m.reason, m.author, m.replaces
        """;

    [Description("Never changes.")]
    public Guid Id { get; init; }

    [Hidden]
    public Guid LeadId { get; init; }

    [Hidden]
    public required string StoredKind { get; init; }

    [Hidden]
    public required string StoredState { get; init; }

    [Hidden]
    public Guid? CampaignId { get; init; }

    [Hidden]
    public Guid? PhoneId { get; init; }

    [Hidden]
    public Guid? TemplateId { get; init; }

    [Description("What it is.")]
    public MessageKind Kind => Word.Of<MessageKind>(StoredKind);

    [Description("Where it stands. A status that the provider never reports is never shown: accepted is not delivered.")]
    public MessageState State => Word.Of<MessageState>(StoredState);

    [Description("The passage through a campaign that it is a step of.")]
    public Guid? EnrollmentId { get; init; }

    [Description("The stable id of the step.")]
    public string? Step { get; init; }

    [Description("The text as it was handed over; null before.")]
    public string? Body { get; init; }

    [Description("When it is or was to go.")]
    public DateTime DueAt { get; init; }

    [Description("When it was planned.")]
    public DateTime PlannedAt { get; init; }

    [Description("When it was taken to be sent.")]
    public DateTime? ClaimedAt { get; init; }

    [Description("When the provider took it.")]
    public DateTime? AcceptedAt { get; init; }

    [Description("When WhatsApp sent it, as far as the provider tells.")]
    public DateTime? SentAt { get; init; }

    [Description("When it arrived, as far as the provider tells.")]
    public DateTime? DeliveredAt { get; init; }

    [Description("When it was read, as far as the provider tells.")]
    public DateTime? ReadAt { get; init; }

    [Description("When it ended without being sent.")]
    public DateTime? EndedAt { get; init; }

    [Description("How often it was tried.")]
    public int Attempts { get; init; }

    [Description("Why it stands where it stands, in one word; null where there is nothing to say.")]
    public string? Reason { get; init; }

    [Description("Who wrote it by hand.")]
    public string? Author { get; init; }

    [Description("The message that a person repeated with this one.")]
    public Guid? Replaces { get; init; }

    [Description("To whom; null for somebody erased.")]
    public IDataLoaderResult<Lead?> Lead([FromServices] LeadBatches batches) => batches.ById.Load(LeadId);

    [Description("Of which campaign.")]
    public IDataLoaderResult<Campaign?> Campaign([FromServices] CampaignBatches batches) => batches.ById.LoadIf(CampaignId ?? Guid.Empty, CampaignId is not null);

    [Description("From which of our numbers.")]
    public IDataLoaderResult<Phone?> Phone([FromServices] PhoneBatches batches) => batches.ById.LoadIf(PhoneId ?? Guid.Empty, PhoneId is not null);

    [Description("From which template.")]
    public IDataLoaderResult<Template?> Template([FromServices] TemplateBatches batches) => batches.ById.LoadIf(TemplateId ?? Guid.Empty, TemplateId is not null);

    [Description("Every try to hand it to the provider, the first first.")]
    public IDataLoaderResult<IReadOnlyList<Attempt>> Tries([FromServices] MessageBatches batches) => batches.Attempts.Always(Id);
}
