using Konquista.Leads;
using Konquista.Leads.Entries;
using Konquista.Phones;
using Npgsql;

namespace Konquista.Imports;

/// <summary>The rows of a chunk's new leads, each with the import that brought it.</summary>
internal sealed class NewcomerRows(NpgsqlConnection connection, ImportRow import, BusinessFacts setup)
{
    public Task Write(IReadOnlyCollection<Newcomer> newcomers, CancellationToken cancellation) =>
        new EnteringRows(connection, setup).Write([.. newcomers.Select(Lead)], cancellation);

    private EnteringLead Lead(Newcomer newcomer) => new(Draft(newcomer), newcomer.Person.Note, newcomer.Entry, Numbers(newcomer))
    {
        ImportId = import.Id,
        Enrolling = newcomer.Enrollment is { } enrollment ? Enrolling(newcomer.Id, enrollment) : null,
        WakesAt = newcomer.Enrollment?.WakesAt,
    };

    private static LeadDraft Draft(Newcomer newcomer)
    {
        var area = newcomer.Person.Phone.AreaCode;
        return new(
            newcomer.Id, newcomer.Name.Display ?? "", newcomer.Name.First, newcomer.Person.Phone.E164, area?.Code, area?.State, area?.Region,
            newcomer.TimeZone, newcomer.Store?.Id, newcomer.Tags, LeadSource.Import);
    }

    private static IReadOnlyList<(PhoneNumber, string)> Numbers(Newcomer newcomer) => newcomer.Other is { } other
        ? [(newcomer.Person.Phone, newcomer.Person.Line.Phone), (other, newcomer.Person.Line.OtherPhone)]
        : [(newcomer.Person.Phone, newcomer.Person.Line.Phone)];

    private Enrolling Enrolling(Guid leadId, NewEnrollment enrollment) => new(
        enrollment.Id, leadId, enrollment.CampaignId, enrollment.VersionId, Leads.Entries.Enrolling.MonthOf(setup.Now), enrollment.NotBefore,
        enrollment.NextStep, enrollment.NextAt, import.Id, LeadSource.Import);
}
