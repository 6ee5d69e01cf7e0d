using System.Text.Json.Serialization;
using Konquista.Leads.Entries;
using Konquista.Phones;

namespace Konquista.Leads;

/// <summary>What an editor may correct of a lead; written down with each change, the store by its name.</summary>
internal sealed record LeadForm(
    string Name, [property: JsonIgnore] Guid? StoreId, string? Store, IReadOnlyList<string> Tags, string TimeZone, string Note);

/// <summary>A lead as an editor finds it, and the store they may want it to have; decides what it becomes.</summary>
internal sealed record KnownLead(int Version, LeadForm Form, string Phone, string? NewStore, string? NewStoreZone)
{
    private const string DefaultZone = "America/Sao_Paulo";

    /// <summary>Tidied as a source's words are.</summary>
    public LeadForm Edited(LeadEdit edit) => new(
        PersonName.Of(edit.Name).Display ?? "", edit.StoreId, NewStore, Tags.Unite(edit.Tags, []), edit.TimeZone ?? UsualZone, edit.Note.Trim());

    public LeadForm Moved(Guid? storeId) => Form with { StoreId = storeId, Store = NewStore };

    private string UsualZone =>
        (PhoneNumber.TryParse(Phone, out var number, out _) ? number.AreaCode?.TimeZoneId : null) ?? NewStoreZone ?? DefaultZone;
}
