using System.Globalization;
using Konquista.Feed;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Webhooks;

/// <summary>One fact on its way to one webhook; its id towards the receiver is the fact's cursor in the feed, the same at every attempt.</summary>
internal sealed record WebhookDelivery(long No)
{
    /// <summary>Null for a test, behind which there is no fact.</summary>
    public FeedCursor? Cursor { get; init; }

    public required string Event { get; init; }

    public required DateTimeOffset At { get; init; }

    public Guid? LeadId { get; init; }

    public Guid? MessageId { get; init; }

    /// <summary>JSON without anything about people but ids.</summary>
    public required string Payload { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset Since { get; init; }

    public string Id => Cursor?.ToString() ?? string.Create(CultureInfo.InvariantCulture, $"test-{No}");

    public static WebhookDelivery Read(NpgsqlDataReader row) => new(row.GetInt64(0))
    {
        Cursor = row.IsDBNull(1) ? null : new(row.GetInt32(1), row.GetFieldValue<ulong>(2), row.GetInt64(3)),
        Event = row.GetString(4),
        At = row.GetFieldValue<DateTimeOffset>(5),
        LeadId = row.ValueOrNull<Guid?>(6),
        MessageId = row.ValueOrNull<Guid?>(7),
        Payload = row.GetString(8),
        Attempts = row.GetInt32(9),
        Since = row.GetFieldValue<DateTimeOffset>(10),
    };
}
