using System.ComponentModel;

namespace Konquista.Web.GraphQL.Imports;

/// <summary>Which column of a file says what, as a program says it.</summary>
[Description("Which column of a file says what, counted from 0; null for what the file does not say.")]
internal sealed record ImportColumnsInput
{
    [Description("The WhatsApp number.")]
    public required int Phone { get; init; }

    [Description("The name.")]
    public int? Name { get; init; }

    [Description("A second number.")]
    public int? OtherPhone { get; init; }

    [Description("The tags.")]
    public int? Tags { get; init; }

    [Description("The unit, by its name or tag.")]
    public int? Store { get; init; }

    [Description("A note.")]
    public int? Note { get; init; }

    [Description("The day of a capture or booking.")]
    public int? Date { get; init; }

    [Description("The hour of a booking, where it stands apart from the day.")]
    public int? Time { get; init; }
}
