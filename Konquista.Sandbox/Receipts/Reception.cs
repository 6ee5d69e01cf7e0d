using Konquista.Sandbox.Faults;
using Konquista.Sandbox.Webhooks;

namespace Konquista.Sandbox.Receipts;

/// <summary>The one way in for both protocols: decides what becomes of a request, counts it and sets its webhooks going.</summary>
internal sealed class Reception(
    FaultBoard faults, Dice dice, ReceiptBook receipts, StopBook stops, RecentMessages recent, Delivery delivery, Tally tally,
    TimeProvider clock, IHostApplicationLifetime life)
{
    public async ValueTask<Receiving> Receive(Arrival arrival)
    {
        var plan = faults.Current;
        var attempt = receipts.Attempt(arrival.Key);
        var verdict = Verdicts.For(plan, dice, arrival.Key, attempt);
        tally.Add(char.ToLowerInvariant($"{verdict}"[0]) + $"{verdict}"[1..]);
        await Delay(plan, arrival.Key, attempt);
        return new(verdict, attempt, verdict is Verdict.Accepted or Verdict.AcceptThenDrop ? Accept(arrival, plan, attempt) : null);
    }

    private SentMessage Accept(Arrival arrival, FaultPlan plan, int attempt)
    {
        var count = receipts.Accept(arrival);
        stops.Arrived(arrival);
        var message = new SentMessage(arrival, WhatsAppId.For(dice, arrival.Key, count));
        recent.Add(message);
        if (arrival.Provider == Provider.CloudApi)
            delivery.Plan(message, plan, attempt, isFirst: count == 1);
        return message;
    }

    // A caller who gave up does not take the message back, so only the end of the Sandbox ends the wait.
    private async ValueTask Delay(FaultPlan plan, ulong key, int attempt)
    {
        if (plan[Dial.DelayMaxMs] <= 0)
            return;
        var delay = dice.Between(plan[Dial.DelayMinMs], plan[Dial.DelayMaxMs], key, attempt, (int)Dial.DelayMaxMs << 4);
        await Task.Delay(delay, clock, life.ApplicationStopping);
    }
}

/// <summary>What became of a request, at which attempt under its key, and the message if it was accepted.</summary>
internal readonly record struct Receiving(Verdict Verdict, int Attempt, SentMessage? Message);
