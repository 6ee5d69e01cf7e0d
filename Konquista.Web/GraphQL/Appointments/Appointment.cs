using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Leads;
using Konquista.Web.GraphQL.Stores;
using Hidden = GraphQL.IgnoreAttribute;

namespace Konquista.Web.GraphQL.Appointments;

/// <summary>A booking at a unit, as the schema shows it.</summary>
[May(Permission.See)]
[Description("A booking at a unit (agendamento).")]
internal sealed record Appointment
{
    public const string Columns = """
        a.id, a.lead_id as leadid, a.store_id as storeid, a.starts_at as startsat, a.status as storedstatus, a.source,
          a.external_id as externalid, a.created_at as createdat, stands_at(a.starts_at, a.created_at) as at
        """;

    [Description("Never changes.")]
    public Guid Id { get; init; }

    [Hidden]
    public Guid? LeadId { get; init; }

    [Hidden]
    public Guid? StoreId { get; init; }

    [Hidden]
    public DateTime At { get; init; }

    [Hidden]
    public required string StoredStatus { get; init; }

    [Description("When the visit is; null when only its making is known.")]
    public DateTime? StartsAt { get; init; }

    [Description("What became of it.")]
    public AppointmentStatus Status => Word.Of<AppointmentStatus>(StoredStatus);

    [Description("Where it came from, such as crm, csv, api or manual.")]
    public required string Source { get; init; }

    [Description("What its source calls it.")]
    public string? ExternalId { get; init; }

    [Description("When it was recorded.")]
    public DateTime CreatedAt { get; init; }

    [Description("Whose booking it is; null for a number that is no lead's.")]
    public IDataLoaderResult<Lead?> Lead([FromServices] LeadBatches batches) => batches.ById.LoadIf(LeadId ?? Guid.Empty, LeadId is not null);

    [Description("Where it is.")]
    public IDataLoaderResult<Store?> Store([FromServices] StoreBatches batches) => batches.ById.LoadIf(StoreId ?? Guid.Empty, StoreId is not null);
}
