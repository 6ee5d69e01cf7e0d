using System.Diagnostics.CodeAnalysis;
using Konquista.Leads.Suppression;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Silo.Audit;

/// <summary>
/// The database against the wire: nothing arrived twice, nothing is called sent that never arrived, nothing arrived that the ledger
/// denies, nobody wrote without being heard.
/// </summary>
internal static class ReceiptChecks
{
    [StringSyntax("sql")]
    private const string SelectMessages = """
        select m.id, m.state, m.accepted_at is not null, coalesce(p.sandbox, false)
        from messages m
        left join phones p on p.id = m.phone_id
        where m.attempts > 0
        """;

    // The Sandbox and the claim stamp by the same machine's real clock; what was claimed before the stop was answered may arrive after it.
    [StringSyntax("sql")]
    private const string SelectClaimedAfter = """
        select distinct m.id::text
        from unnest($1::uuid[], $2::timestamptz[]) as late (id, answered_at)
        join messages m on m.id = late.id
        join leads l on l.id = m.lead_id
        join enrollments e on e.id = m.enrollment_id
        join attempts a on a.message_id = m.id and a.month = m.month and a.no = m.attempts
        where m.kind = 'step' and a.claimed_real > late.answered_at and e.entered_at <= coalesce(l.stopped_at, 'infinity')
        """;

    // A webhook that was answered is stored: its person is known to have written, or will be once the inbox is read. Who was erased
    // since is known to nobody.
    [StringSyntax("sql")]
    private const string SelectUnheard = """
        select 'stop ' || s.number
        from unnest($1::int[], $2::text[], $3::bytea[]) as s (number, phone, hash)
        where not exists (select from lead_identities i join inbound b on b.lead_id = i.lead_id where i.value = s.phone)
          and not exists (select from unread_senders u where u.value = s.phone)
          and not exists (select from suppressed e where e.hash = s.hash)
        order by s.number
        """;

    /// <summary>Compares a snapshot with what the Sandbox had received and said before it, and by now.</summary>
    public static async Task<IReadOnlyList<AuditFinding>> Find(
        NpgsqlConnection connection, SandboxAccount before, SandboxAccount now, ErasedKey erased, CancellationToken cancellation)
    {
        var messages = await Messages(connection, cancellation);
        var received = now.Receipts.Select(receipt => receipt.MessageId).OfType<Guid>().ToHashSet();
        var unreceived = messages.Where(m => m.Value.IsSandbox && m.Value.IsSent && !received.Contains(m.Key)).Select(m => $"{m.Key}");
        var denied = before.Receipts.Select(receipt => receipt.MessageId).OfType<Guid>().Distinct().Where(id => !messages.TryGetValue(id, out var message) || !message.MayHaveArrived).Select(id => $"{id}");
        return
        [
            Duplicates(now.Receipts),
            Finding(AuditGroup.Lost, "unreceived", "what is called sent was received by the Sandbox", [.. unreceived]),
            Finding(AuditGroup.Messages, "denied", "what the Sandbox received is sent, uncertain or on its way", [.. denied]),
            await ClaimedAfterStop(connection, now.Stops, cancellation),
            await Unheard(connection, [.. before.Stops.Where(stop => stop.AnsweredAt is not null)], erased, cancellation),
        ];
    }

    private static AuditFinding Duplicates(IReadOnlyList<SandboxReceipt> receipts) => new(
        AuditGroup.Duplicates, "duplicates", "the Sandbox received every message once", receipts.Sum(receipt => receipt.Count - 1L),
        [.. receipts.Where(receipt => receipt.Count > 1).Take(AuditFinding.MostIds).Select(receipt => $"{receipt.MessageId}")]);

    private static async Task<AuditFinding> ClaimedAfterStop(
        NpgsqlConnection connection, IReadOnlyList<SandboxStop> stops, CancellationToken cancellation)
    {
        var late = stops.Where(stop => stop.AnsweredAt is not null)
            .SelectMany(stop => stop.SentAfterStop, (stop, one) => (Id: one.MessageId, At: stop.AnsweredAt!.Value.UtcDateTime))
            .Where(one => one.Id is not null)
            .ToList();
        await using var command = connection.Command(
            SelectClaimedAfter, late.Select(one => one.Id!.Value).ToArray(), late.Select(one => one.At).ToArray());
        return Finding(AuditGroup.SentAfterStop, "claimedAfterStop", "nothing is claimed after the webhook of a stop was answered",
            await Names(command, cancellation));
    }

    private static async Task<AuditFinding> Unheard(
        NpgsqlConnection connection, SandboxStop[] stops, ErasedKey erased, CancellationToken cancellation)
    {
        string[] phones = [.. stops.Select(stop => $"+{stop.Recipient}")];
        await using var command = connection.Command(
            SelectUnheard, stops.Select(stop => stop.Number).ToArray(), phones, phones.Select(erased.Hash).ToArray());
        return Finding(AuditGroup.Lost, "unheard", "whoever wrote, and whose webhook was answered, is known to have written",
            await Names(command, cancellation));
    }

    private static AuditFinding Finding(string group, string name, string rule, List<string> names) =>
        new(group, name, rule, names.Count, [.. names.Take(AuditFinding.MostIds)]);

    private static async Task<List<string>> Names(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var names = new List<string>();
        while (await rows.ReadAsync(cancellation))
        {
            names.Add(rows.GetString(0));
        }

        return names;
    }

    private static async Task<Dictionary<Guid, Standing>> Messages(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.Command(SelectMessages);
        command.CommandTimeout = AuditRun.TimeoutSeconds;
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var messages = new Dictionary<Guid, Standing>();
        while (await rows.ReadAsync(cancellation))
        {
            messages[rows.GetGuid(0)] = new(rows.GetString(1), rows.GetBoolean(2), rows.GetBoolean(3));
        }

        return messages;
    }

    private sealed record Standing(string State, bool WasAccepted, bool IsSandbox)
    {
        public bool IsSent => State is "accepted" or "sent" or "delivered" or "read";

        public bool MayHaveArrived => IsSent || State is "uncertain" or "sending" || (State == "failed" && WasAccepted);
    }
}
