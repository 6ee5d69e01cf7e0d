using Konquista.Imports.Files;
using Konquista.Imports.Rehearsals;
using Konquista.Leads;
using Konquista.Leads.Entries;

namespace Konquista.Imports;

/// <summary>The lines of a file of bookings: leads are told through their grains, numbers that nobody knows yet are kept for the day they come in.</summary>
internal sealed class AppointmentLines(ImportRow import, BusinessFacts setup, EntryLookup lookup, ImportLookup imported, KnownLeads leads, ImportMemory? memory = null)
{
    public async Task Add(IReadOnlyCollection<ImportLine> lines, ImportChunk chunk, CancellationToken cancellation)
    {
        var given = new List<ImportedAppointment>(lines.Count);
        foreach (var line in lines)
        {
            if (ImportedAppointment.Read(line, setup, out var reason) is { } appointment)
            {
                given.Add(appointment);
            }
            else
            {
                chunk.Verdicts.Add(ImportVerdict.Refuse(line, reason!));
            }
        }

        string[] numbers = [.. given.Select(appointment => appointment.Person.Phone.E164).Distinct(StringComparer.Ordinal)];
        var known = await lookup.Numbers(import.Id, numbers, isRestart: false, cancellation);
        chunk.Verdicts.AddRange(given.Where(one => Barred(one) is not null).Select(one => ImportVerdict.Suppress(one.Person.Line.Line, Barred(one)!)));
        given.RemoveAll(one => Barred(one) is not null);
        var recorded = await imported.Appointments([.. given.Select(appointment => appointment.ExternalId)], cancellation);
        await Place(given, chunk, appointment => known[appointment.Person.Phone.E164].LeadId, recorded, cancellation);

        string? Barred(ImportedAppointment appointment) => known[appointment.Person.Phone.E164].Barred;
    }

    private async Task Place(
        List<ImportedAppointment> given, ImportChunk chunk, Func<ImportedAppointment, Guid?> leadOf, HashSet<string> recorded, CancellationToken cancellation)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var told = new List<(Guid LeadId, ImportedAppointment Appointment)>();
        foreach (var appointment in given)
        {
            var leadId = leadOf(appointment);
            var verdict = !seen.Add(appointment.ExternalId) ? ImportVerdict.Repeated
                : recorded.Contains(appointment.ExternalId) || memory?.IsRecorded(appointment.ExternalId) is true ? ImportVerdict.Known
                : leadId is null ? ImportVerdict.New
                : ImportVerdict.Updated;
            chunk.Verdicts.Add(new(appointment.Person.Line.Line, verdict, leadId));
            if (verdict == ImportVerdict.New)
            {
                chunk.Appointments.Add(appointment);
            }
            else if (verdict == ImportVerdict.Updated)
            {
                told.Add((leadId!.Value, appointment));
            }
        }

        memory?.Keep(seen);
        await KnownLeads.Each(told, one => Book(one.LeadId, one.Appointment), cancellation);
    }

    private Task Book(Guid leadId, ImportedAppointment appointment) =>
        leads.Book(leadId, new(appointment.StartsAt, appointment.Store?.Id, LeadSource.Import, appointment.ExternalId, import.By ?? LeadSource.Import) { ImportId = import.Id });
}
