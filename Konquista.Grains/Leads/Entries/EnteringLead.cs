using Konquista.Phones;

namespace Konquista.Leads.Entries;

/// <summary>A new lead about to be written with others: what it is, by which numbers it is known, and the campaign it enters.</summary>
internal sealed record EnteringLead(LeadDraft Draft, string Note, Entry Entry, IReadOnlyList<(PhoneNumber Phone, string Given)> Numbers)
{
    public Guid? ImportId { get; init; }

    /// <summary>Null unless they enter.</summary>
    public Enrolling? Enrolling { get; init; }

    /// <summary>At least one refresh of reminders ahead: the row is not written by the silo that must see it. Null for whom nothing is to wake.</summary>
    public DateTimeOffset? WakesAt { get; init; }
}
