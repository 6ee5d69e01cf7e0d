using Konquista.Appointments;
using Konquista.Leads;

namespace Konquista.Imports;

/// <summary>How an import speaks to people who are leads already: through their grains, or whatever a test puts in their place.</summary>
internal sealed record KnownLeads(
    Func<Guid, NewLead, Task<CaptureOutcome>> Capture, Func<Guid, NewAppointment, Task> Book, Func<Guid, Task> Wake, Func<Guid, Task> OptOut)
{
    /// <summary>Calls under way at a time.</summary>
    public const int AtOnce = 32;

    public static KnownLeads Through(IGrainFactory grains, Guid importId, string by) => new(
        (id, lead) => grains.GetGrain<ILeadGrain>(GrainKey.Lead(id)).Capture(lead),
        (id, appointment) => grains.GetGrain<ILeadGrain>(GrainKey.Lead(id)).Book(appointment),
        id => grains.GetGrain<ILeadGrain>(GrainKey.Lead(id)).Wake(),
        id => grains.GetGrain<ILeadGrain>(GrainKey.Lead(id)).Note(new(LeadNoteKind.OptedOut, by, importId)));

    /// <summary>Calls for all, <see cref="AtOnce"/> at a time.</summary>
    public static async Task Each<T>(IEnumerable<T> all, Func<T, Task> call, CancellationToken cancellation)
    {
        foreach (var some in all.Chunk(AtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            await Task.WhenAll(some.Select(call));
        }
    }
}
