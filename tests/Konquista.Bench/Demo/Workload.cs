using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Bench.Demo;

/// <summary>What the product has to do at one moment of product time, and when something comes next.</summary>
internal sealed record Workload(DateTimeOffset Now, long Sending, long Due, bool IsHearing, DateTimeOffset? Next, long Planned)
{
    // A reminder long past stands for a lead whose message is on its way; it is not about to fire.
    [StringSyntax("sql")]
    private const string Select = """
        select now, sending, due, hearing,
               least(
                 (select min(due_at) from messages where state = 'planned' and due_at > now),
                 (select min(start) from orleans.reminder where name = 'next' and start > now - interval '30 minutes')),
               planned
        from (
          select product_clock_timestamp() as now,
                 (select count(*) from messages where state = 'sending') as sending,
                 (select count(*) from messages where state = 'planned' and due_at <= product_now()
                   and due_at > product_now() - interval '3 hours') as due,
                 exists (select from webhook_inbox where processed_at is null and parked_at is null) as hearing,
                 (select count(*) from messages where state = 'planned') as planned
        ) w
        """;

    public bool IsBusy => Sending + Due > 0 || IsHearing;

    public long Pending => Sending + Planned;

    public static async Task<Workload> Read(NpgsqlDataSource db, CancellationToken cancellation)
    {
        await using var command = db.Command(Select);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return new(
            row.GetFieldValue<DateTimeOffset>(0), row.GetInt64(1), row.GetInt64(2), row.GetBoolean(3),
            row.ValueOrNull<DateTimeOffset?>(4), row.GetInt64(5));
    }
}
