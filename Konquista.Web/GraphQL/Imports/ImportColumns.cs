using System.ComponentModel;
using Konquista.Imports;
using Konquista.Web.Accounts;

namespace Konquista.Web.GraphQL.Imports;

/// <summary>Which column of a file says what, as the schema shows it.</summary>
[May(Permission.Import)]
[Description("Which column of a file says what, counted from 0; null for what the file does not say.")]
internal sealed class ImportColumns(ImportMapping mapping)
{
    [Description("The name.")]
    public int? Name => mapping.Name;

    [Description("The WhatsApp number.")]
    public int? Phone => mapping.Phone;

    [Description("A second number.")]
    public int? OtherPhone => mapping.OtherPhone;

    [Description("The tags.")]
    public int? Tags => mapping.Tags;

    [Description("The unit, by its name or tag.")]
    public int? Store => mapping.Store;

    [Description("A note.")]
    public int? Note => mapping.Note;

    [Description("The day of a capture or booking.")]
    public int? Date => mapping.Date;

    [Description("The hour of a booking, where it stands apart from the day.")]
    public int? Time => mapping.Time;
}
