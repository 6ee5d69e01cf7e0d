using System.ComponentModel;
using System.Globalization;
using Konquista.Web.Languages;
using Konquista.Web.Stores;

namespace Konquista.Web.GraphQL.Stores;

/// <summary>A unit as a program writes it.</summary>
[Description("A unit to make or to change.")]
internal sealed record StoreInput
{
    [Description("Which one; null for a new one.")]
    public Guid? Id { get; init; }

    [Description("The version you read; 0 for a new one.")]
    public int Version { get; init; }

    [Description("As people call it; at most 80 characters.")]
    public required string Name { get; init; }

    [Description("The tag by which a lead's tags name it; at most 40 characters.")]
    public required string Tag { get; init; }

    [Description("Street and number.")]
    public string? Address { get; init; }

    [Description("City.")]
    public string? City { get; init; }

    [Description("Federal state, such as SP.")]
    public string? FederalState { get; init; }

    [Description("Opening hours in words.")]
    public string? Opening { get; init; }

    [Description("IANA time zone.")]
    public string TimeZone { get; init; } = LocalTime.HomeZone;

    [Description("Days on which nothing is sent.")]
    public IReadOnlyList<DateOnly> ClosedDays { get; init; } = [];

    public StoreForm ToForm() => new()
    {
        Version = Version,
        Name = Name,
        Tag = Tag,
        Address = Address,
        City = City,
        State = FederalState,
        Opening = Opening,
        TimeZone = TimeZone,
        ClosedDays = string.Join('\n', ClosedDays.Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
    };
}
