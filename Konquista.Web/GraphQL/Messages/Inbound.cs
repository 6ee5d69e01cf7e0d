using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Leads;
using Konquista.Web.GraphQL.Phones;
using Hidden = GraphQL.IgnoreAttribute;

namespace Konquista.Web.GraphQL.Messages;

/// <summary>Something a lead wrote to us.</summary>
[May(Permission.See)]
[Description("Something a lead wrote to us.")]
internal sealed record Inbound
{
    public const string Columns = "b.id, b.lead_id as leadid, b.phone_id as phoneid, b.kind, b.body, b.at";

    [Description("Never changes.")]
    public Guid Id { get; init; }

    [Hidden]
    public Guid LeadId { get; init; }

    [Hidden]
    public Guid? PhoneId { get; init; }

    [Description("What it is, such as text, image or button.")]
    public required string Kind { get; init; }

    [Description("Its text; empty where there is none.")]
    public required string Body { get; init; }

    [Description("When they wrote it.")]
    public DateTime At { get; init; }

    [Description("Who wrote it.")]
    public IDataLoaderResult<Lead?> Lead([FromServices] LeadBatches batches) => batches.ById.Load(LeadId);

    [Description("To which of our numbers.")]
    public IDataLoaderResult<Phone?> Phone([FromServices] PhoneBatches batches) => batches.ById.LoadIf(PhoneId ?? Guid.Empty, PhoneId is not null);
}
