using Konquista.Web.Languages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.Appointments;

/// <summary>What became of a booking by hand: whether its date counts, and whether a campaign stopped by it.</summary>
internal sealed record Booking
{
    public bool Counts { get; init; }

    public bool Stops { get; init; }

    /// <summary>For how many days after its date a booking counts.</summary>
    public int Days { get; init; }

    public DateTime? At { get; init; }

    public string? Zone { get; init; }

    public string Said(IStringLocalizer<Texts> texts, string name) => (Counts, At) switch
    {
        (false, _) => texts["Agenda.TooOld", Days],
        (_, { } at) => texts[Stops ? "Agenda.BookedStopped" : "Agenda.Booked", name, LocalTime.Show(at, Zone)],
        _ => texts[Stops ? "Said.BookedStopped" : "Said.Booked", name],
    };
}
