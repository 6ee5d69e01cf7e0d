using System.ComponentModel;
using Konquista.Web.Accounts;

namespace Konquista.Web.GraphQL.Stores;

/// <summary>A unit of the business, as the schema shows it.</summary>
[May(Permission.See)]
[Description("A unit of the business (unidade).")]
internal sealed record Store
{
    public const string Columns = """
        s.id, s.name, s.tag, s.address, s.city, s.state as federalstate, s.opening, s.time_zone as timezone, s.closed_days as closeddays, s.version
        """;

    [Description("Never changes.")]
    public Guid Id { get; init; }

    [Description("As people call it.")]
    public required string Name { get; init; }

    [Description("The tag by which a lead's tags name it.")]
    public required string Tag { get; init; }

    [Description("Street and number.")]
    public required string Address { get; init; }

    [Description("City.")]
    public required string City { get; init; }

    [Description("Federal state, such as SP.")]
    public string? FederalState { get; init; }

    [Description("Opening hours in words.")]
    public required string Opening { get; init; }

    [Description("IANA time zone.")]
    public required string TimeZone { get; init; }

    [Description("Days on which it is closed and nothing is sent.")]
    public DateOnly[] ClosedDays { get; init; } = [];

    [Description("Counts the changes; give it with saveStore.")]
    public int Version { get; init; }
}
