using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Bench.ProductTime;

/// <summary>The product clock as its one row: set once at a day to begin with, then faster, slower or frozen without ever going back.</summary>
internal sealed class ProductTimeRow(NpgsqlDataSource db)
{
    /// <summary>Readers of the old row may see its speed until ours is committed; time leaps over what they could have read.</summary>
    private static readonly TimeSpan Commit = TimeSpan.FromMilliseconds(20);

    [StringSyntax("sql")]
    private const string Begin = """
        insert into product_clock (speed, real_origin, product_origin, reminder_refresh, reminder_retry)
        values ($1, clock_timestamp(), $2, $3, $4)
        """;

    [StringSyntax("sql")]
    private const string MakePartitions = """
        select make_partitions(m::date)
        from generate_series($1::date - interval '1 month', $1::date + interval '3 months', interval '1 month') m
        """;

    [StringSyntax("sql")]
    private const string Change = """
        update product_clock
        set product_origin = product_origin + (clock_timestamp() - real_origin + $2) * speed, real_origin = clock_timestamp(),
            speed = $1, version = version + 1
        """;

    public double Speed { get; private set; }

    public async Task Start(DateTimeOffset origin, double speed, TimeSpan refresh, TimeSpan retry)
    {
        await db.Execute(MakePartitions, DateOnly.FromDateTime(origin.UtcDateTime));
        await db.Execute(Begin, speed, origin.UtcDateTime, refresh, retry);
        Speed = speed;
    }

    public async Task Run(double speed)
    {
        if (speed != Speed)
        {
            await db.Execute(Change, speed, Commit);
            Speed = speed;
        }
    }
}

/// <summary>What time the product says it is.</summary>
internal static class ProductNow
{
    public static async Task<DateTimeOffset> Now(this NpgsqlDataSource db, CancellationToken cancellation)
    {
        await using var command = db.Command("select product_clock_timestamp()");
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return row.GetFieldValue<DateTimeOffset>(0);
    }
}
