using Konquista.Messages;
using Konquista.Web.Languages;
using Microsoft.AspNetCore.Mvc;

namespace Konquista.Web.Messages;

/// <summary>Which messages of the ledger are asked for, as it stands in an address: nothing of a person in it.</summary>
public sealed record MessageFilter
{
    /// <summary>The filters by state, in the order of their chips.</summary>
    public static IReadOnlyList<string> States { get; } = [.. Enum.GetNames<MessageState>().Select(name => name.ToLowerInvariant())];

    public static IReadOnlyList<string> Kinds { get; } = ["step", "manual", "test"];

    /// <summary>Reasons that are asked for most; any other may stand in an address.</summary>
    public static IReadOnlyList<string> Reasons { get; } =
    [
        "replied", "booked", "opted_out", "stopped", "expired", "condition_not_met", "day_taken", "week_taken", "undeliverable", "131026",
        "timeout", "connection_lost", "sender_lost", "unreachable", "refused", "invalid_token", "rate_limited", "media_missing",
        "text_unfilled", "unsettled", "settled",
    ];

    [FromQuery]
    public string? State { get; init; }

    [FromQuery]
    public Guid? Campaign { get; init; }

    [FromQuery]
    public string? Step { get; init; }

    [FromQuery]
    public Guid? Phone { get; init; }

    [FromQuery]
    public Guid? Store { get; init; }

    [FromQuery]
    public DateOnly? From { get; init; }

    [FromQuery]
    public DateOnly? To { get; init; }

    [FromQuery]
    public string? Kind { get; init; }

    [FromQuery]
    public string? Reason { get; init; }

    public bool IsEmpty => this == new MessageFilter();

    /// <summary>Without what does not exist.</summary>
    public MessageFilter Known() => this with
    {
        State = States.Contains(State) ? State : null,
        Kind = Kinds.Contains(Kind) ? Kind : null,
        Step = Trimmed(Step),
        Reason = Trimmed(Reason),
    };

    /// <summary>The values of an address that asks for the same, with another state or place.</summary>
    public IDictionary<string, string?> Route(string? state, string? after = null) => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["state"] = state,
        ["campaign"] = Campaign?.ToString(),
        ["step"] = Step,
        ["phone"] = Phone?.ToString(),
        ["store"] = Store?.ToString(),
        ["from"] = Day(From),
        ["to"] = Day(To),
        ["kind"] = Kind,
        ["reason"] = Reason,
        ["after"] = after,
    };

    internal object Values(Guid? only, (DateTime At, Guid Id)? after, int most) => new
    {
        only,
        state = State,
        campaign = Campaign,
        step = Step,
        phone = Phone,
        store = Store,
        starts = From is { } from ? LocalTime.Starts(from) : (DateTime?)null,
        ends = To is { } to && to < DateOnly.MaxValue ? LocalTime.Starts(to.AddDays(1)) : (DateTime?)null,
        kind = Kind,
        reason = Reason,
        after = after?.At,
        afterid = after?.Id,
        most,
    };

    private static string? Trimmed(string? given) => string.IsNullOrWhiteSpace(given) || given.Length > 80 ? null : given.Trim();

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
