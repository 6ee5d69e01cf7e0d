using Npgsql;

namespace Konquista.Migrations;

public sealed class ProductClockTests(TestDatabase database)
{
    [Fact]
    public async Task Without_a_row_it_is_real_time() =>
        (await One<bool>(database.Source, "select abs(extract(epoch from product_now() - clock_timestamp())) < 1")).ShouldBeTrue();

    [Fact]
    public async Task Without_a_row_reminders_are_read_twenty_minutes_ahead() =>
        (await One<TimeSpan>(database.Source, "select date_trunc('minute', orleans.reminder_horizon() - product_now() + interval '1 second')"))
            .ShouldBe(TimeSpan.FromMinutes(20));

    [Fact]
    public async Task With_a_row_time_runs_from_its_origin_at_its_speed()
    {
        await using var source = NpgsqlDataSource.Create(await database.CreateDatabase());
        await Execute(source, """
            insert into product_clock (speed, real_origin, product_origin)
            values (86400, clock_timestamp() - interval '15 seconds', '2026-03-02T08:00-03:00')
            """);

        (await One<bool>(source, "select product_now() between '2026-03-17T08:00-03:00' and '2026-04-17T08:00-03:00'")).ShouldBeTrue();
        (await One<bool>(source, "select product_clock_timestamp() < product_clock_timestamp()")).ShouldBeTrue();
    }

    [Fact]
    public async Task At_speed_zero_time_stands_still()
    {
        await using var source = NpgsqlDataSource.Create(await database.CreateDatabase());
        await Execute(source, """
            insert into product_clock (speed, real_origin, product_origin)
            values (0, clock_timestamp() - interval '1 hour', '2026-03-02T08:00-03:00')
            """);

        (await One<bool>(source, "select product_clock_timestamp() = '2026-03-02T08:00-03:00'")).ShouldBeTrue();
    }

    [Fact]
    public async Task There_is_one_clock()
    {
        await using var source = NpgsqlDataSource.Create(await database.CreateDatabase());
        const string Insert = "insert into product_clock (real_origin, product_origin) values (now(), now())";
        await Execute(source, Insert);

        var refusal = await Should.ThrowAsync<PostgresException>(() => Execute(source, Insert));

        refusal.SqlState.ShouldBe(PostgresErrorCodes.UniqueViolation);
    }

    [Fact]
    public async Task The_horizon_of_reminders_uses_the_index()
    {
        await using var source = NpgsqlDataSource.Create(await database.CreateDatabase() + ";Options=-c enable_seqscan=off -c enable_bitmapscan=off");

        var plan = await One<string>(source, "explain (format json) select 1 from orleans.reminder where service = 's' and hash > 1 and hash <= 2 and start <= orleans.reminder_horizon()");

        plan.ShouldContain("start <= orleans.reminder_horizon()");
        plan.ShouldNotContain("Filter");
    }

    private static async Task<T> One<T>(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static async Task Execute(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
