using System.Diagnostics;
using Konquista.Sequences;
using Konquista.Silo.Migrations;
using Konquista.Silo.Postgres;

namespace Konquista.Crash;

/// <summary>Silos and the database stop and start again as machines do; what was due meanwhile goes, once.</summary>
public sealed class RecoveryTests(TestDatabase database)
{
    private const int People = 30;

    private const string Sent = "select count(*) from messages where state in ('accepted', 'sent', 'delivered', 'read')";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_was_due_while_no_silo_lived_is_written_to_within_one_retry_of_the_next()
    {
        await using var scene = await CrashScene.Open(await database.CreateDatabase(), now: Town.MondayMorning.AddDays(-1));
        await scene.Start();
        await scene.Capture(People);
        await scene.Silo.Kill();
        await scene.SetTime(Town.MondayMorning);
        await scene.Start();
        var ready = await scene.One<DateTime>("select product_now()");

        await scene.Until(Sent, (long)People);
        (await scene.One<DateTime>("select max(planned_at) from messages")).ShouldBeLessThan(ready.AddMinutes(3));
        await scene.MustAddUp();
    }

    [Fact]
    public async Task A_silo_that_is_asked_to_stop_records_what_it_sends_and_ends_well_in_time()
    {
        await using var scene = await CrashScene.Open(await database.CreateDatabase());
        (await scene.Sandbox.Post("/control/faults", new { delayMinMs = 150, delayMaxMs = 250 })).EnsureSuccessStatusCode();
        await scene.Start();
        await scene.Capture(People);
        await scene.Until("select count(*) > 4 from messages where state = 'accepted'", true);

        var asked = Stopwatch.GetTimestamp();
        (await scene.Silo.Terminate()).ShouldBe(0, scene.Silo.Complaints);

        Stopwatch.GetElapsedTime(asked).ShouldBeLessThan(TimeSpan.FromSeconds(15));
        (await scene.One<long>("select count(*) from messages where state = 'sending'")).ShouldBe(0);
        await scene.Start();
        await scene.Until(Sent, (long)People);
        await scene.MustAddUp();
    }

    [Fact]
    public async Task A_database_that_restarts_under_load_costs_no_message_and_doubles_none()
    {
        var folder = Directory.CreateTempSubdirectory("kq-");
        var server = PrivatePostgres.Under(folder.FullName);
        try
        {
            var connectionString = await server.Start(cancellation: Cancellation);
            await new Migrator(Migration.All).Run(connectionString, Cancellation);
            await using var scene = await CrashScene.Open(connectionString);
            (await scene.Sandbox.Post("/control/faults", new { delayMinMs = 20, delayMaxMs = 60 })).EnsureSuccessStatusCode();
            await scene.Start();
            await scene.Capture(People);
            await scene.Until("select count(*) > 4 from messages where state = 'accepted'", true);

            await server.Stop(Cancellation);
            await server.Start(cancellation: Cancellation);
            scene.Db.Clear();

            await MustSettle(scene);
            scene.Silo.HasExited.ShouldBeFalse();
        }
        finally
        {
            await server.Stop(CancellationToken.None);
            folder.Delete(recursive: true);
        }
    }

    private static async Task MustSettle(CrashScene scene)
    {
        await scene.Until("select count(distinct lead_id) from messages", (long)People);
        await scene.Until("select count(*) from messages where state in ('planned', 'sending')", 0L);
        (await scene.One<long>("select count(*) from messages where state in ('accepted', 'uncertain')")).ShouldBe(People);
        (await scene.One<long>("select count(*) from messages where state = 'accepted'")).ShouldBeGreaterThanOrEqualTo(People - 2);
        await scene.MustAddUp();
    }
}
