using Konquista.Postgres;
using Npgsql;

namespace Konquista.Webhooks;

/// <summary>What a webhook's turn begins from.</summary>
internal sealed record WebhookRow(Guid Id)
{
    public required string Url { get; init; }

    public required byte[] Secret { get; init; }

    public byte[]? OldSecret { get; init; }

    public bool WithPeople { get; init; }

    /// <summary>With <see cref="FactId"/> the last fact that was looked at.</summary>
    public ulong Xid { get; init; }

    public long FactId { get; init; }

    /// <summary>That of the feed now.</summary>
    public int Era { get; init; }

    /// <summary>False after a restore: the place belongs to a feed that is no more, and every kept fact is looked at anew.</summary>
    public bool IsOfThisEra { get; init; }

    public int Failures { get; init; }

    public DateTimeOffset? FailingSince { get; init; }

    public bool IsPaused { get; init; }

    public static WebhookRow Read(Guid id, NpgsqlDataReader row) => new(id)
    {
        Url = row.GetString(0),
        Secret = row.GetFieldValue<byte[]>(1),
        OldSecret = row.ValueOrNull<byte[]>(2),
        WithPeople = row.GetBoolean(3),
        Xid = row.GetFieldValue<ulong>(4),
        FactId = row.GetInt64(5),
        Era = row.GetInt32(6),
        IsOfThisEra = row.GetBoolean(7),
        Failures = row.GetInt32(8),
        FailingSince = row.ValueOrNull<DateTimeOffset?>(9),
        IsPaused = row.GetBoolean(10),
    };
}
