using Konquista.Sandbox.Faults;
using Konquista.Sandbox.Receipts;
using Konquista.Sandbox.Recipients;

namespace Konquista.Sandbox.Webhooks;

/// <summary>What happens on the person's phone after a message was accepted: which ticks, which answer, and which webhook faults.</summary>
internal sealed class Delivery(
    SandboxSettings settings, Dice dice, RecipientBook people, StopBook stops, RecentMessages recent, WebhookLanes lanes, WebhookCounts counts,
    TimeProvider clock)
{
    private static readonly MessageStatus[] Delivered = [MessageStatus.Sent, MessageStatus.Delivered];
    private static readonly MessageStatus[] Read = [MessageStatus.Sent, MessageStatus.Delivered, MessageStatus.Read];
    private static readonly MessageStatus[] Undeliverable = [MessageStatus.Sent, MessageStatus.Failed];

    public void Plan(SentMessage message, FaultPlan plan, int attempt, bool isFirst)
    {
        var reaches = Reaches(message, plan);
        Span<long> times = stackalloc long[reaches.Length];
        var at = clock.GetUtcNow().UtcTicks;
        for (var stage = 0; stage < times.Length; stage++)
            times[stage] = at += Gap(plan, message.Key, attempt, stage);

        var isReordered = dice.Hits(plan[Dial.WebhookReordered], message.Key, attempt, Dial.WebhookReordered);
        if (isReordered)
            counts.WasReordered();
        for (var turn = 0; turn < times.Length; turn++)
        {
            var stage = isReordered ? times.Length - 1 - turn : turn;
            Tell(new(message, reaches[stage], null, times[stage], times[turn]), plan, attempt, stage);
        }

        if (isFirst && reaches[^1] != MessageStatus.Failed)
            LetAnswer(message, plan, attempt, at);
    }

    public InboundMessage Write(Recipient from, string phoneNumberId, string name, string text, string id, long at, bool isDoubled = false)
    {
        var inbound = new InboundMessage(id, from, phoneNumberId, name, text, stops.Add(from, Phrasebook.KindOf(text), at));
        recent.Add(inbound);
        lanes.Add(new(null, MessageStatus.Accepted, inbound, at, at));
        if (isDoubled)
        {
            counts.WasDoubled();
            lanes.Add(new(null, MessageStatus.Accepted, inbound, at, at + TimeSpan.TicksPerMillisecond));
        }

        return inbound;
    }

    private MessageStatus[] Reaches(SentMessage message, FaultPlan plan)
    {
        if (dice.Hits(plan[Dial.Undeliverable], message.Recipient.Key, 0, Dial.Undeliverable))
            return Undeliverable;
        return dice.Hits(plan[Dial.Reads], message.Key, 0, Dial.Reads) ? Read : Delivered;
    }

    private void Tell(WebhookUpdate update, FaultPlan plan, int attempt, int stage)
    {
        var key = update.Sent!.Key;
        if (settings.HasWebhooks && dice.Hits(plan[Dial.WebhookLost], key, attempt, Dial.WebhookLost, stage))
        {
            update.Sent.Reach(update.Status);
            counts.WasLost();
            return;
        }

        lanes.Add(update);
        if (dice.Hits(plan[Dial.WebhookDoubled], key, attempt, Dial.WebhookDoubled, stage))
        {
            counts.WasDoubled();
            lanes.Add(update with { DueAt = update.DueAt + Gap(plan, key, attempt, stage + 4) });
        }
    }

    private void LetAnswer(SentMessage message, FaultPlan plan, int attempt, long after)
    {
        var kind = people.Received(message.Recipient, plan);
        if (kind == AnswerKind.None)
            return;
        var number = dice.Number(message.Recipient.Key, 0, (int)Dial.OptOuts << 4);
        var text = kind == AnswerKind.OptOut ? Phrasebook.OptOut : Phrasebook.Reply(number);
        var isDoubled = dice.Hits(plan[Dial.WebhookDoubled], message.Key, attempt, Dial.WebhookDoubled, stage: 8);
        Write(
            message.Recipient, message.PhoneNumberId, Phrasebook.Name(message.Recipient.Key), text, WhatsAppId.For(dice, message.Key, -1),
            after + Gap(plan, message.Key, attempt, stage: 8), isDoubled);
    }

    private long Gap(FaultPlan plan, ulong key, int attempt, int stage) => dice.Between(
        plan[Dial.WebhookDelayMinMs], plan[Dial.WebhookDelayMaxMs], key, attempt, ((int)Dial.WebhookDelayMaxMs << 4) | stage).Ticks;
}
