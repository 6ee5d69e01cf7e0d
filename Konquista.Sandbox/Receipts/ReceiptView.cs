using System.Text.Json.Serialization;
using Konquista.Sandbox.Recipients;

namespace Konquista.Sandbox.Receipts;

/// <summary>A receipt as the control API shows it.</summary>
internal sealed record ReceiptView(
    int Number, string? Id, string Provider, string Account, string Recipient, string TextHash, int Count, DateTimeOffset First, DateTimeOffset Last)
{
    public static ReceiptView Of((int Number, Receipt Receipt) one)
    {
        var receipt = one.Receipt;
        return new(
            one.Number, receipt.Id, receipt.Provider == Receipts.Provider.CloudApi ? "cloudApi" : "socialHub", receipt.Account,
            $"{new Recipient(receipt.Recipient)}", Fingerprint.Text(receipt.TextHash), receipt.Count,
            new(receipt.FirstAt, TimeSpan.Zero), new(receipt.LastAt, TimeSpan.Zero));
    }
}

/// <summary>A receipt that arrived after the same person's stop was answered.</summary>
internal sealed record LateView(string? Id, DateTimeOffset ArrivedAt, double AfterMs);

/// <summary>A stop as the control API shows it.</summary>
internal sealed record StopView(
    int Number, string Kind, string Recipient, DateTimeOffset SentAt, DateTimeOffset? AnsweredAt, IReadOnlyList<LateView> SentAfterStop)
{
    public static StopView Of(Stop stop) => new(
        0, stop.Kind == AnswerKind.OptOut ? "optOut" : "reply", $"{stop.Recipient}", new(stop.SentAt, TimeSpan.Zero),
        stop.AnsweredAt == 0 ? null : new(stop.AnsweredAt, TimeSpan.Zero),
        [.. stop.Late.Select(late => new LateView(late.Id, new(late.At, TimeSpan.Zero), (late.At - stop.AnsweredAt) / 10_000d))]);
}

/// <summary>One page of a list; <c>next</c> is the value of <c>after</c> that continues it, null at the end.</summary>
internal sealed record Listing<T>(IReadOnlyList<T> Items, int? Next);

/// <summary>The totals of a run.</summary>
internal sealed record SummaryView(
    long Accepted, int Distinct, long Duplicates, long SameTextToSamePerson, long Unlisted, IReadOnlyDictionary<string, long> Answers,
    int Replies, int OptOuts, int StopsAnswered, int SentAfterStop, long WebhooksPosted, long WebhookPosts, long WebhooksFailed,
    long WebhooksLost, long WebhooksDoubled, long WebhooksReordered, long WebhooksGivenUp, long WebhooksPending);

/// <summary>Whether webhooks are still waiting.</summary>
internal sealed record IdleView(bool Idle, long Pending);

/// <summary>JSON of the control API, generated at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Listing<ReceiptView>))]
[JsonSerializable(typeof(Listing<StopView>))]
[JsonSerializable(typeof(SummaryView))]
[JsonSerializable(typeof(IdleView))]
internal sealed partial class ReceiptJson : JsonSerializerContext;
