using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Konquista.WhatsApp;

/// <summary>The statements by which reported statuses reach messages, identities and leads; each within the caller's transaction.</summary>
internal static class StatusLedger
{
    // The provider's own times mean nothing on a scaled product clock: a status is as old as its row.
    [StringSyntax("sql")]
    private const string ClimbSql = """
        select key, id, lead_id, state
        from climb_statuses($1::bigint[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::text[])
        """;

    // Whoever is being erased has the row until nothing more may be learnt of them.
    [StringSyntax("sql")]
    private const string LearnSql = """
        with k as (
          select r.value, coalesce(l.merged_into, l.id) as lead_id
          from unnest($1::text[], $2::uuid[]) as r (value, lead_id) join leads l on l.id = r.lead_id
          where l.erased_at is null
          for key share of l
        ), told as (
          insert into merge_suggestions (a, b, reason)
          select distinct least(k.lead_id, i.lead_id), greatest(k.lead_id, i.lead_id), 'wa_id'
          from k join lead_identities i on i.value = k.value and i.lead_id <> k.lead_id
          on conflict do nothing
        )
        insert into lead_identities (kind, value, lead_id, learnt_from)
        select distinct on (k.value) 'wa_id', k.value, k.lead_id, 'status'
        from k
        order by k.value
        on conflict do nothing
        """;

    [StringSyntax("sql")]
    private const string CountUndeliverableSql = """
        with locked as (select id from leads where id = any ($1::uuid[]) order by id for no key update)
        update leads l
        set undeliverable = l.undeliverable + n.times, version = l.version + 1
        from locked join (select id, count(*)::int as times from unnest($1::uuid[]) as u (id) group by id) n on n.id = locked.id
        where l.id = locked.id
        """;

    [StringSyntax("sql")]
    private const string ForgetUndeliverableSql = """
        with locked as (
          select id from leads where id = any ($1::uuid[]) and undeliverable > 0 order by id for no key update)
        update leads l
        set undeliverable = 0, version = l.version + 1
        from locked
        where l.id = locked.id
        """;

    [StringSyntax("sql")]
    private const string ForgetSql = "select forget_reports($1::bigint[], $2::date[], $3::uuid[])";

    [StringSyntax("sql")]
    private const string LeadsSql = """
        select id, lead_id from messages where id = any ($1::uuid[])
        """;

    public static async Task<IReadOnlyList<StatusHit>> Climb(
        NpgsqlConnection connection, IReadOnlyList<StatusReport> reports, CancellationToken cancellation)
    {
        var byKey = reports.ToDictionary(report => report.Row.Id);
        await using var command = Command(
            ClimbSql,
            connection,
            reports.Select(report => report.Row.Id).ToArray(),
            reports.Select(report => report.Opaque).ToArray(),
            reports.Select(report => report.ProviderId).ToArray(),
            reports.Select(report => report.Status!.State).ToArray(),
            reports.Select(report => report.Row.ReceivedAt.UtcDateTime).ToArray(),
            reports.Select(report => report.Status!.Reason).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var hits = new List<StatusHit>();
        while (await reader.ReadAsync(cancellation))
        {
            hits.Add(new(
                byKey[reader.GetInt64(0)],
                reader.GetGuid(1),
                await reader.IsDBNullAsync(2, cancellation) ? null : reader.GetGuid(2),
                await reader.IsDBNullAsync(3, cancellation) ? null : reader.GetString(3)));
        }

        return hits;
    }

    /// <summary>The recipient's id is what WhatsApp calls this person, whatever number we wrote to.</summary>
    public static Task Learn(NpgsqlConnection connection, IReadOnlyList<StatusHit> hits, CancellationToken cancellation)
    {
        var learnt = hits.Where(hit => hit.MovedLead is not null && hit.Report.Recipient is { Length: > 0 }).ToList();
        return learnt.Count == 0 ? Task.CompletedTask : Execute(
            Command(
                LearnSql,
                connection,
                learnt.Select(hit => hit.Report.Recipient).ToArray(),
                learnt.Select(hit => hit.MovedLead!.Value).ToArray()),
            cancellation);
    }

    /// <summary>One more failure in a row for each time a lead is named.</summary>
    public static Task CountUndeliverable(NpgsqlConnection connection, Guid[] leads, CancellationToken cancellation) =>
        leads.Length == 0 ? Task.CompletedTask : Execute(Command(CountUndeliverableSql, connection, leads), cancellation);

    public static Task ForgetUndeliverable(NpgsqlConnection connection, Guid[] leads, CancellationToken cancellation) =>
        leads.Length == 0 ? Task.CompletedTask : Execute(Command(ForgetUndeliverableSql, connection, leads), cancellation);

    /// <summary>What was said of erased people is not kept.</summary>
    public static Task ForgetErased(NpgsqlConnection connection, IReadOnlyList<StatusHit> hits, CancellationToken cancellation) =>
        hits.Count == 0 ? Task.CompletedTask : Execute(
            Command(
                ForgetSql,
                connection,
                hits.Select(hit => hit.Report.Row.Id).ToArray(),
                hits.Select(hit => hit.Report.Row.Month).ToArray(),
                hits.Select(hit => hit.MessageId).ToArray()),
            cancellation);

    public static async Task<IReadOnlyList<(StatusReport Report, Guid Lead)>> LeadsOf(
        NpgsqlConnection connection, StatusHit[] hits, CancellationToken cancellation)
    {
        if (hits.Length == 0)
        {
            return [];
        }

        await using var command = Command(LeadsSql, connection, hits.Select(hit => hit.MessageId).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var leads = new Dictionary<Guid, Guid>();
        while (await reader.ReadAsync(cancellation))
        {
            leads[reader.GetGuid(0)] = reader.GetGuid(1);
        }

        return [.. hits.Select(hit => (hit.Report, leads[hit.MessageId]))];
    }

    private static async Task Execute(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var _ = command;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlCommand Command([StringSyntax("sql")] string sql, NpgsqlConnection connection, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }
}
