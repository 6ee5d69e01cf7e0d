using Konquista.Leads.Steps;
using Konquista.Phones;

namespace Konquista.Leads.Entries;

/// <summary>A new lead's row, made from what a source gave: canonical number, region and zone of its area code, cleaned name.</summary>
internal sealed record LeadDraft(
    Guid Id, string Name, string? FirstName, string Phone, string? AreaCode, string? State, string? Region, string TimeZone,
    Guid? StoreId, IReadOnlyList<string> Tags, string Source)
{
    private const string DefaultZone = "America/Sao_Paulo";

    /// <summary>They are on a list of people not to be contacted, and wrote to us all the same.</summary>
    public bool IsOptedOut { get; init; }

    /// <summary>What conditions of entry may look at.</summary>
    public Traits Traits => new() { Source = Source, Tags = Tags, Region = Region, State = State, StoreId = StoreId };

    public static LeadDraft Of(Guid id, NewLead person, PhoneNumber? number, Guid? storeId, string? storeZone)
    {
        var name = PersonName.Of(person.GivenName);
        var area = number?.AreaCode;
        return new(id, name.Display ?? "", name.First, number?.E164 ?? "", area?.Code, area?.State, area?.Region,
            person.TimeZone ?? area?.TimeZoneId ?? storeZone ?? DefaultZone, person.StoreId ?? storeId,
            Entries.Tags.Unite(person.Tags, []), person.Source);
    }
}
