using System.Globalization;
using Konquista.Imports.Files;
using Konquista.Leads.Entries;

namespace Konquista.Imports;

/// <summary>A booking as a line of a file gives it; the same booking in another file has the same external id.</summary>
internal sealed record ImportedAppointment(ImportPerson Person, DateTimeOffset? StartsAt, StoreFacts? Store)
{
    public string ExternalId { get; } =
        Templates.StableHash.Guid("appointment", Person.Phone.E164, StartsAt?.ToString("O", CultureInfo.InvariantCulture) ?? "").ToString("N");

    /// <summary>Null, with a reason, when the number or the date cannot be read. A store that nobody knows is left out.</summary>
    public static ImportedAppointment? Read(ImportLine line, BusinessFacts setup, out string? reason)
    {
        if (!ImportPerson.TryRead(line, out var person, out reason))
        {
            return null;
        }

        var store = setup.StoreOf(Tags.Parse(line.Store));
        var zone = TimeZoneInfo.FindSystemTimeZoneById(store?.TimeZone ?? Newcomer.DefaultTimeZone);
        if (string.IsNullOrWhiteSpace(line.Date) && string.IsNullOrWhiteSpace(line.Time))
        {
            return new(person, null, store);
        }

        var isDate = GivenMoment.TryRead(line.Date, line.Time, out var local);
        reason = isDate ? null : ImportLine.BadDate;
        return isDate ? new(person, new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime(), store) : null;
    }
}
