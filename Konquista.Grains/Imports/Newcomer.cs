using Konquista.Leads;
using Konquista.Leads.Entries;
using Konquista.Phones;

namespace Konquista.Imports;

/// <summary>A lead that a chunk brings in, with the campaign it enters, or the reason why it enters none.</summary>
internal sealed record Newcomer(Guid Id, ImportPerson Person, IReadOnlyList<string> Tags, StoreFacts? Store, string TimeZone)
{
    public const string DefaultTimeZone = "America/Sao_Paulo";

    public PersonName Name { get; } = Person.Name;

    /// <summary>A second number that is nobody else's.</summary>
    public PhoneNumber? Other { get; init; }

    public Entry Entry { get; init; }

    /// <summary>Null unless they entered.</summary>
    public NewEnrollment? Enrollment { get; init; }

    public static Newcomer Of(ImportPerson person, IReadOnlyList<string> tags, BusinessFacts setup)
    {
        var store = setup.StoreOf(person.Line.Store, tags);
        return new(Guid.CreateVersion7(setup.Now), person, tags, store, TimeZoneOf(person.Phone, store));
    }

    /// <summary>Enters the campaign on the day that the pace gives, or notes why not.</summary>
    public Newcomer Enter(OpenCampaign? campaign, bool isAsked, bool isBooked, BusinessFacts setup, ImportPace pace)
    {
        var entry = EntryRules.Decide(new()
        {
            IsAsked = isAsked,
            Campaign = campaign?.Version,
            HasAppointment = isBooked,
            Traits = new()
            {
                Source = LeadSource.Import,
                Tags = Tags,
                Region = Person.Phone.AreaCode?.Region,
                State = Person.Phone.AreaCode?.State,
                StoreId = Store?.Id,
                StoreName = Store?.Name,
            },
        });
        return this with
        {
            Entry = entry,
            Enrollment = entry is Entry.Enrolled ? NewEnrollment.Into(campaign!, setup.Calendar(campaign!, TimeZone, Store), setup, pace) : null,
        };
    }

    public static string TimeZoneOf(PhoneNumber phone, StoreFacts? store) =>
        phone.AreaCode?.TimeZoneId ?? store?.TimeZone ?? DefaultTimeZone;
}
