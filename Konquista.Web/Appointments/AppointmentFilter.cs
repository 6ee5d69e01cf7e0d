using Konquista.Appointments;
using Konquista.Web.Languages;

namespace Konquista.Web.Appointments;

/// <summary>Which bookings are asked for, as it stands in an address, and in which order they are read.</summary>
public sealed record AppointmentFilter
{
    public const string Next = "next";
    public const string Past = "past";
    public const string Undated = "undated";
    public const string Strangers = "strangers";

    /// <summary>By the day on which they were written down, as the panel counts them.</summary>
    public const string Recorded = "recorded";

    /// <summary>What is to come first, then what was, what has no date, what belongs to nobody known, and all by the day of recording.</summary>
    public static IReadOnlyList<string> Views { get; } = [Next, Past, Undated, Strangers, Recorded];

    public static IReadOnlyList<string> Statuses { get; } = [.. Enum.GetNames<AppointmentStatus>().Select(name => name.ToLowerInvariant())];

    /// <summary>Those that somebody sets by hand; a booking that was moved is booked again by its date.</summary>
    public static IReadOnlyList<AppointmentStatus> Settable { get; } =
    [
        AppointmentStatus.Booked, AppointmentStatus.Confirmed, AppointmentStatus.Attended, AppointmentStatus.Missed, AppointmentStatus.Cancelled,
    ];

    public static IReadOnlyList<string> Sources { get; } = ["import", "manual", "api", "whatsapp", "page"];

    public string? View { get; init; }

    public string? Status { get; init; }

    public Guid? Store { get; init; }

    public string? Source { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public bool IsEmpty => this with { View = null } == new AppointmentFilter();

    /// <summary>Days that are asked for stand above what is to come and what was.</summary>
    public bool IsPeriod => View is Next or Past && (From ?? To) is not null;

    public bool IsAscending => View == Next || IsPeriod;

    /// <summary>Without what does not exist.</summary>
    public AppointmentFilter Known() => this with
    {
        View = Views.Contains(View) ? View : Next,
        Status = Statuses.Contains(Status) ? Status : null,
        Source = Sources.Contains(Source) ? Source : null,
    };

    /// <summary>The values of an address that asks for the same, in another view or at another place.</summary>
    public IDictionary<string, string?> Route(string? view, string? after = null) => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["view"] = view,
        ["status"] = Status,
        ["store"] = Store?.ToString(),
        ["source"] = Source,
        ["from"] = From?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["to"] = To?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["after"] = after,
    };

    internal object Values(Guid? only, DateTime now, (DateTime At, Guid Id)? after, int most, string[]? statuses = null)
    {
        var today = LocalTime.Starts(LocalTime.Day(now));
        return new
        {
            only,
            store = Store,
            source = Source,
            statuses = Status is { } one ? [one] : statuses,
            dated = View switch { Undated => false, Strangers or Recorded => (bool?)null, _ => true },
            strangers = View == Strangers,
            recorded = View == Recorded,
            starts = From is { } from ? LocalTime.Starts(from) : View == Next && !IsPeriod ? today : (DateTime?)null,
            ends = To is { } to && to < DateOnly.MaxValue ? LocalTime.Starts(to.AddDays(1)) : View == Past && !IsPeriod ? today : (DateTime?)null,
            after = after?.At,
            afterid = after?.Id,
            most,
        };
    }
}
