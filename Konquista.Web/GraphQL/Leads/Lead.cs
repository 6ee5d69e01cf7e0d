using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Appointments;
using Konquista.Web.GraphQL.Campaigns;
using Konquista.Web.GraphQL.Messages;
using Konquista.Web.GraphQL.Stores;
using Konquista.Web.Leads;
using Hidden = GraphQL.IgnoreAttribute;

namespace Konquista.Web.GraphQL.Leads;

/// <summary>One person, as the schema shows them.</summary>
[May(Permission.See)]
[Description("One person, whatever sources they came from.")]
internal sealed record Lead
{
    [Description("Never changes.")]
    public Guid Id { get; init; }

    [Description("The name as it was given.")]
    public required string Name { get; init; }

    [May(Permission.SeeNumbers)]
    [Description("The preferred WhatsApp number in E.164, such as +5511987654321. Needs the scope see-numbers.")]
    public required string Phone { get; init; }

    [Description("The number with all but its area code and last four digits hidden.")]
    public string MaskedPhone => PhoneText.Masked(Phone);

    [Description("Area code (DDD) of a Brazilian number.")]
    public string? AreaCode { get; init; }

    [Description("Federal state of the area code, such as SP.")]
    public string? FederalState { get; init; }

    [Description("Region of Brazil of the area code.")]
    public string? Region { get; init; }

    [Description("IANA time zone in which messages are timed.")]
    public required string TimeZone { get; init; }

    [Description("Tags, in capitals.")]
    public string[] Tags { get; init; } = [];

    [Hidden]
    public required string StoredSource { get; init; }

    [Description("How the person first came in.")]
    public Source Source => Word.Of<Source>(StoredSource);

    [Hidden]
    public required string StoredStanding { get; init; }

    [Description("Where the person stands now.")]
    public Standing Standing => Word.Of<Standing>(StoredStanding);

    [Description("When they first came in.")]
    public DateTime CapturedAt { get; init; }

    [Description("When they last wrote to us.")]
    public DateTime? LastInboundAt { get; init; }

    [Description("Since when they wait for a person's answer.")]
    public DateTime? WaitingSince { get; init; }

    [Description("Until when campaigns are held because a person answered.")]
    public DateTime? HumanUntil { get; init; }

    [Description("Since when their sequences are paused.")]
    public DateTime? PausedAt { get; init; }

    [Description("When they asked to be left alone.")]
    public DateTime? OptedOutAt { get; init; }

    [Description("What people of the business noted.")]
    public required string Note { get; init; }

    [Description("Counts the changes; give it with updateLead so that nothing that somebody else changed is overwritten.")]
    public int Version { get; init; }

    [Hidden]
    public Guid? StoreId { get; init; }

    [Description("The unit they belong to.")]
    public IDataLoaderResult<Store?> Store([FromServices] StoreBatches batches) => batches.ById.LoadIf(StoreId ?? Guid.Empty, StoreId is not null);

    [Description("Every number known of them. Needs the scope see-numbers.")]
    [May(Permission.SeeNumbers)]
    public IDataLoaderResult<IReadOnlyList<LeadNumber>> Numbers([FromServices] LeadBatches batches) => batches.Numbers.Always(Id);

    [Description("Their passages through campaigns, the latest first; at most 20.")]
    public IDataLoaderResult<IReadOnlyList<Enrollment>> Enrollments([FromServices] LeadBatches batches) => batches.Enrollments.Always(Id);

    [Description("The campaign whose sequence they are in now; the one that goes first where there are several.")]
    public IDataLoaderResult<Campaign?> Campaign([FromServices] LeadBatches batches) => batches.Current.Load(Id);

    [Description("The latest message that was handed to WhatsApp or is being handed over.")]
    public IDataLoaderResult<Message?> LastMessage([FromServices] LeadBatches batches) => batches.LastMessage.Load(Id);

    [Description("Messages to them, the latest first; at most 50. Use the query messages for all.")]
    public IDataLoaderResult<IReadOnlyList<Message>> Messages([FromServices] LeadBatches batches) => batches.Messages.Always(Id);

    [Description("What they wrote, the latest first; at most 50.")]
    public IDataLoaderResult<IReadOnlyList<Inbound>> Inbound([FromServices] LeadBatches batches) => batches.Answers.Always(Id);

    [Description("Their bookings, the latest first; at most 20.")]
    public IDataLoaderResult<IReadOnlyList<Appointment>> Appointments([FromServices] LeadBatches batches) => batches.Appointments.Always(Id);
}
