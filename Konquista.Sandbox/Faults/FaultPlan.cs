using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Konquista.Sandbox.Faults;

/// <summary>All dials at one moment, plus the phones whose token is refused; a profile is such a plan with a name.</summary>
internal sealed record FaultPlan(string Profile, ImmutableArray<double> Values, ImmutableArray<string> BadTokenFor)
{
    public static readonly FaultPlan None = Of("none", (Dial.Reads, 60), (Dial.WebhookDelayMinMs, 20), (Dial.WebhookDelayMaxMs, 120));

    public static readonly FaultPlan Rough = Of(
        "rough", (Dial.Reads, 60), (Dial.WebhookDelayMinMs, 20), (Dial.WebhookDelayMaxMs, 120),
        (Dial.ServerErrorWithBody, 5), (Dial.AcceptThenDrop, 2), (Dial.RateLimited, 2), (Dial.WebhookLost, 5),
        (Dial.WebhookDoubled, 5), (Dial.WebhookReordered, 5), (Dial.Replies, 12), (Dial.OptOuts, 4));

    public double this[Dial dial] => Values[(int)dial];

    public static FaultPlan? Named(string name) => name switch
    {
        "none" => None,
        "rough" => Rough,
        _ => null,
    };

    public bool TryChange(string name, string text, out FaultPlan changed, out string wrong)
    {
        (changed, wrong) = (this, "");
        if (!Enum.TryParse<Dial>(name, ignoreCase: true, out var dial) || char.IsAsciiDigit(name[0]))
            wrong = "is not a fault of the Sandbox";
        else if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            || value > dial.Most() || (dial.IsWhole() && value != Math.Floor(value)))
            wrong = $"must be a {(dial.IsWhole() ? "whole " : "")}number from 0 to {dial.Most()}";
        else if (value != this[dial])
            changed = this with { Profile = "custom", Values = Values.SetItem((int)dial, value) };
        return wrong.Length == 0;
    }

    public string? Contradiction()
    {
        if (this[Dial.DelayMinMs] > this[Dial.DelayMaxMs])
            return "delayMinMs must not be above delayMaxMs.";
        if (this[Dial.WebhookDelayMinMs] > this[Dial.WebhookDelayMaxMs])
            return "webhookDelayMinMs must not be above webhookDelayMaxMs.";
        if (this[Dial.RateLimited] + this[Dial.ServerErrorWithBody] + this[Dial.ServerErrorBare] + this[Dial.AcceptThenDrop] > 100)
            return "rateLimited, serverErrorWithBody, serverErrorBare and acceptThenDrop must not add up to more than 100.";
        return this[Dial.Replies] + this[Dial.OptOuts] > 100 ? "replies and optOuts must not add up to more than 100." : null;
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["profile"] = Profile };
        foreach (var dial in Dials.All)
            json[dial.Key()] = this[dial];
        json["badTokenFor"] = new JsonArray([.. BadTokenFor.Select(one => (JsonNode)one)]);
        return json;
    }

    private static FaultPlan Of(string profile, params (Dial Dial, double Value)[] set)
    {
        var values = new double[Dials.All.Length];
        foreach (var (dial, value) in set)
            values[(int)dial] = value;
        return new(profile, [.. values], []);
    }
}
