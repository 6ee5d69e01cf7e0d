using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Bench.Demo;

/// <summary>Counts of a demo beyond the audit: who is in, who answered, whose steps are not all in the ledger.</summary>
internal sealed record DemoLedger(long Leads, long Active, long Replies, long OptOuts, long Unplanned)
{
    // Only who was stopped may lack a step that was due by the last day.
    [StringSyntax("sql")]
    private const string Select = """
        select (select count(*) from leads),
               (select count(*) from enrollments where state = 'active'),
               (select count(distinct lead_id) from enrollments where end_reason = 'replied'),
               (select count(*) from leads where opted_out_at is not null),
               (select count(*)
                from enrollments e
                join campaign_versions v on v.id = e.version_id
                cross join jsonb_array_elements(v.definition -> 'steps') s
                where e.state <> 'stopped' and (s ->> 'day')::int <= $1
                  and not exists (select from messages m where m.enrollment_id = e.id and m.step = s ->> 'id'))
        """;

    public static async Task<DemoLedger> Read(NpgsqlDataSource db, int days, CancellationToken cancellation)
    {
        await using var command = db.Command(Select, days);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4));
    }
}
