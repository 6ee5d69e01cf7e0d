using Konquista.Web.Accounts;
using Konquista.Web.GraphQL;
using Konquista.Web.GraphQL.Leads;
using Konquista.Web.Leads;

namespace Konquista.Web.Rest;

/// <summary>A lead as REST tells of them; the number is whole only for who may see numbers.</summary>
internal sealed record RestLead
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Phone { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required string Source { get; init; }

    public required string Standing { get; init; }

    public required Guid? StoreId { get; init; }

    public required string TimeZone { get; init; }

    public required DateTime CapturedAt { get; init; }

    public required DateTime? LastInboundAt { get; init; }

    public required DateTime? PausedAt { get; init; }

    public required DateTime? OptedOutAt { get; init; }

    public required string Note { get; init; }

    public required int Version { get; init; }

    public static RestLead Of(Lead lead, Asker asker) => new()
    {
        Id = lead.Id,
        Name = lead.Name,
        Phone = asker.May(Permission.SeeNumbers) ? lead.Phone : PhoneText.Masked(lead.Phone),
        Tags = lead.Tags,
        Source = lead.StoredSource,
        Standing = lead.StoredStanding,
        StoreId = lead.StoreId,
        TimeZone = lead.TimeZone,
        CapturedAt = lead.CapturedAt,
        LastInboundAt = lead.LastInboundAt,
        PausedAt = lead.PausedAt,
        OptedOutAt = lead.OptedOutAt,
        Note = lead.Note,
        Version = lead.Version,
    };
}
