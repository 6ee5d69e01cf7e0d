using System.Diagnostics.CodeAnalysis;
using Konquista.Imports.Files;
using Konquista.Leads;
using Konquista.Leads.Entries;
using Konquista.Phones;

namespace Konquista.Imports;

/// <summary>A line that names somebody who can be reached; or the reason, in snake case, why it does not.</summary>
internal sealed record ImportPerson(ImportLine Line, PhoneNumber Phone)
{
    public static bool TryRead(ImportLine line, [NotNullWhen(true)] out ImportPerson? person, [NotNullWhen(false)] out string? reason)
    {
        person = null;
        reason = line.Fault;
        if (reason is not null)
        {
            return false;
        }

        if (!PhoneNumber.TryParse(line.Phone, out var phone, out var refusal))
        {
            reason = Words.Of(refusal);
            return false;
        }

        person = new(line, phone);
        return true;
    }

    public PersonName Name => PersonName.Of(Line.Name);

    /// <summary>A second number of the same person; null when the line has none that can be.</summary>
    public PhoneNumber? Other { get; } =
        Line.OtherPhone.Length > 0 && PhoneNumber.TryParse(Line.OtherPhone, out var other, out _) && other.E164 != Phone.E164 ? other : null;

    /// <summary>What is noted of them, as long as a note may be.</summary>
    public string Note => Line.Note.Length <= LeadEdit.LongestNote ? Line.Note : Line.Note[..LeadEdit.LongestNote];

    /// <summary>What Capture is told of somebody known; the pace is null when they are not to be enrolled.</summary>
    public NewLead ToNewLead(ImportRow import, IReadOnlyList<string> tags, BusinessFacts setup, ImportPace? pace)
    {
        var store = setup.StoreOf(Line.Store, tags);
        var campaign = setup.CampaignOf(import.Options.CampaignId, tags, LeadSource.Import);
        return new()
        {
            GivenName = Line.Name,
            GivenPhone = Line.Phone,
            Tags = tags,
            Source = LeadSource.Import,
            StoreId = store?.Id,
            CampaignId = import.Options.CampaignId,
            Again = import.Options.Again,
            NotBefore = campaign is null ? null : pace?.Next(setup.Calendar(campaign, Newcomer.TimeZoneOf(Phone, store), store)),
            ImportId = import.Id,
            Note = Note,
            OtherPhones = Other is null ? [] : [Line.OtherPhone],
            Replaces = import.Options.Policy is ImportPolicy.Update,
        };
    }
}
