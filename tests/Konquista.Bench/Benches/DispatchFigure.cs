using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Bench.Benches;

/// <summary>The figure of sending: how late each message was recorded after its due moment, and what it cost.</summary>
internal sealed record DispatchFigure(
    long Messages, double MessagesPerSecond, double P50Ms, double P99Ms, double CpuMsPerMessage, double RoundTripsPerMessage)
{
    [StringSyntax("sql")]
    private const string SelectLateness = """
        select count(*),
               coalesce(percentile_cont(0.5) within group (order by late), 0),
               coalesce(percentile_cont(0.99) within group (order by late), 0)
        from (
          select extract(epoch from a.finished_at - d.due)::float8 * 1000 as late
          from bench_due d
          join messages m on m.lead_id = d.lead_id and m.state in ('accepted', 'sent', 'delivered', 'read')
          join attempts a on a.message_id = m.id and a.month = m.month and a.no = m.attempts
        ) sent
        """;

    public static async Task<DispatchFigure> Of(NpgsqlDataSource db, TimeSpan took, TimeSpan cpu, long transactions, CancellationToken cancellation)
    {
        await using var command = db.Command(SelectLateness);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        var sent = row.GetInt64(0);
        return new(
            sent, Math.Round(sent / took.TotalSeconds, 1), Math.Round(row.GetDouble(1)), Math.Round(row.GetDouble(2)),
            Math.Round(cpu.TotalMilliseconds / sent, 2), Math.Round((double)transactions / sent, 2));
    }
}
