using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Konquista.WhatsApp;

/// <summary>Who the senders of a batch of messages are, which of our numbers they wrote to, and how the clock stands to theirs.</summary>
internal sealed class SenderBook
{
    // Before the leads are looked up: a later message of the same batch may carry the other value alone.
    [StringSyntax("sql")]
    private const string LearnSql = """
        with told as (
          insert into merge_suggestions (a, b, reason)
          select distinct i.lead_id, j.lead_id, 'chat'
          from unnest($1::bigint[], $2::date[]) as r (id, month)
          join webhook_inbox w on w.id = r.id and w.month = r.month
          join lead_identities i on i.value = any (sender_values(w.sender_key, w.body))
          join lead_identities j on j.value = any (sender_values(w.sender_key, w.body)) and j.lead_id > i.lead_id
          on conflict do nothing
        )
        insert into lead_identities (kind, value, lead_id, learnt_from)
        select distinct on (a.kind, a.value) a.kind, a.value, l.lead_id, 'message'
        from unnest($1::bigint[], $2::date[]) as r (id, month)
        join webhook_inbox w on w.id = r.id and w.month = r.month
        cross join lateral (
          select i.lead_id
          from lead_identities i
          where i.value = any (sender_values(w.sender_key, w.body))
          order by (i.value = w.sender_key) desc nulls last
          limit 1) l
        cross join lateral (values ('wa_id', w.body ->> 'from'), ('bsuid', w.body ->> 'from_user_id')) as a (kind, value)
        where length(a.value) between 1 and 200 and not exists (select from lead_identities k where k.value = a.value)
        order by a.kind, a.value, w.id
        on conflict do nothing
        """;

    [StringSyntax("sql")]
    private const string LeadsSql = """
        select distinct on (w.id) coalesce(w.sender_key, 'row ' || w.id), i.lead_id
        from unnest($1::bigint[], $2::date[]) as r (id, month)
        join webhook_inbox w on w.id = r.id and w.month = r.month
        join lead_identities i on i.value = any (sender_values(w.sender_key, w.body))
        order by w.id, (i.value = w.sender_key) desc nulls last
        """;

    [StringSyntax("sql")]
    private const string PhonesSql = """
        select account, id from phones where account = any ($1::text[]) and account <> '' order by removed_at nulls last
        """;

    [StringSyntax("sql")]
    private const string ClockSql = """
        select exists (select from product_clock)
        """;

    [StringSyntax("sql")]
    private const string KeepSql = """
        insert into inbound (id, lead_id, phone_id, provider_id, kind, body, at, received_at)
        values ($1::uuid, $2::uuid, $3::uuid, $4::text, $5::text, $6::text, $7::timestamptz, $8::timestamptz)
        on conflict do nothing
        """;

    private readonly ConcurrentDictionary<string, Guid> _leads;
    private readonly IReadOnlyDictionary<string, Guid> _phones;
    private readonly bool _isScaled;

    private SenderBook(ConcurrentDictionary<string, Guid> leads, IReadOnlyDictionary<string, Guid> phones, bool isScaled) =>
        (_leads, _phones, _isScaled) = (leads, phones, isScaled);

    /// <summary>A person found by one of the values a message carries is known by all of them from now on.</summary>
    public static async Task<SenderBook> Read(NpgsqlDataSource db, IReadOnlyList<InboxRow> rows, CancellationToken cancellation)
    {
        await using var connection = await db.OpenConnectionAsync(cancellation);
        await using var learn = About(rows, LearnSql, connection);
        await learn.ExecuteNonQueryAsync(cancellation);
        await using var leads = About(rows, LeadsSql, connection);
        await using var phones = new NpgsqlCommand(PhonesSql, connection)
        {
            Parameters = { new() { Value = rows.Select(row => row.Account).Distinct(StringComparer.Ordinal).ToArray() } },
        };
        await using var clock = new NpgsqlCommand(ClockSql, connection);
        return new(
            new(await Pairs(leads, cancellation), StringComparer.Ordinal),
            await Pairs(phones, cancellation),
            await clock.ExecuteScalarAsync(cancellation) is true);
    }

    /// <summary>Keeps what is no answer beside the lead's messages, without waking anybody.</summary>
    public static async Task<string?> Keep(NpgsqlDataSource db, InboundMessage message, Guid lead, CancellationToken cancellation)
    {
        await using var command = db.CreateCommand(KeepSql);
        command.Parameters.Add(new() { Value = Guid.CreateVersion7(message.ReceivedAt) });
        command.Parameters.Add(new() { Value = lead });
        command.Parameters.Add(new() { Value = (object?)message.PhoneId ?? DBNull.Value });
        command.Parameters.Add(new() { Value = message.ProviderId });
        command.Parameters.Add(new() { Value = message.Kind });
        command.Parameters.Add(new() { Value = message.Text });
        command.Parameters.Add(new() { Value = message.At.UtcDateTime });
        command.Parameters.Add(new() { Value = message.ReceivedAt.UtcDateTime });
        await command.ExecuteNonQueryAsync(cancellation);
        return null;
    }

    public Guid? LeadOf(InboxRow row) => _leads.TryGetValue(row.Sender, out var lead) ? lead : null;

    /// <summary>The sender's next message in this batch is this lead's too.</summary>
    public void Remember(InboxRow row, Guid lead) => _leads[row.Sender] = lead;

    public InboundMessage Message(InboxRow row, CloudApiInbound item) => new(
        item.Id,
        _phones.TryGetValue(row.Account, out var phone) ? phone : null,
        item.Type,
        item.Says,
        WrittenAt(row, item),
        row.ReceivedAt,
        item.OptsOutByButton);

    // Nobody writes in the future, and a provider's times mean nothing on a scaled product clock.
    private DateTimeOffset WrittenAt(InboxRow row, CloudApiInbound item)
    {
        if (_isScaled || item.Timestamp <= 0 || item.Timestamp >= row.ReceivedAt.ToUnixTimeSeconds())
        {
            return row.ReceivedAt;
        }

        return DateTimeOffset.FromUnixTimeSeconds(item.Timestamp);
    }

    private static NpgsqlCommand About(IReadOnlyList<InboxRow> rows, [StringSyntax("sql")] string sql, NpgsqlConnection connection) =>
        new(sql, connection)
        {
            Parameters =
            {
                new() { Value = rows.Select(row => row.Id).ToArray() },
                new() { Value = rows.Select(row => row.Month).ToArray() },
            },
        };

    private static async Task<Dictionary<string, Guid>> Pairs(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var pairs = new Dictionary<string, Guid>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
        {
            pairs[reader.GetString(0)] = reader.GetGuid(1);
        }

        return pairs;
    }
}
