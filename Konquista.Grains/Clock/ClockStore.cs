using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Clock;

/// <summary>Reads the product clock's row; no row means the machine's time.</summary>
internal sealed class ClockStore(NpgsqlDataSource db)
{
    [StringSyntax("sql")]
    private const string SelectClock = """
        select speed, real_origin, product_origin, version, reminder_refresh, reminder_retry
        from product_clock
        """;

    public async Task<(ClockReading Reading, Pace Pace)?> Read(CancellationToken cancellation)
    {
        await using var command = db.Command(SelectClock);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation))
        {
            return null;
        }

        var reading = new ClockReading(
            row.GetDouble(0),
            row.GetFieldValue<DateTimeOffset>(1),
            row.GetFieldValue<DateTimeOffset>(2),
            row.GetInt64(3));
        return (reading, new Pace(row.GetFieldValue<TimeSpan>(4), row.GetFieldValue<TimeSpan>(5)));
    }
}
