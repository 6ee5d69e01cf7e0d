using Konquista.Sequences;
using Konquista.Silo.Audit;

namespace Konquista.Crash;

/// <summary>A silo that dies by SIGKILL on a message's way loses nothing and sends nothing twice.</summary>
public sealed class SendingCrashTests(TestDatabase database)
{
    private const int People = 30;

    /// <summary>Seconds; whose phone's answer was lost looks again within an hour, which is a minute here.</summary>
    private const int AnHourAndMore = 90;

    [Fact]
    public async Task What_was_claimed_when_the_silo_died_is_uncertain_and_is_never_sent()
    {
        await using var scene = await CrashScene.Open(await database.CreateDatabase(), "social_hub");

        var claimed = await DieThrice(scene, "after-claim");

        await Settle(scene);
        (await scene.All<Guid>("select id from messages where state = 'uncertain'")).ShouldBe(claimed, ignoreOrder: true);
        (await Received(scene)).Intersect(claimed).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_answered_but_not_recorded_when_the_silo_died_is_uncertain_and_was_sent_once()
    {
        await using var scene = await CrashScene.Open(await database.CreateDatabase(), "social_hub");

        var answered = await DieThrice(scene, "after-http");

        await Settle(scene);
        (await scene.All<Guid>("select id from messages where state = 'uncertain'")).ShouldBe(answered, ignoreOrder: true);
        answered.ShouldBeSubsetOf(await Received(scene));
    }

    [Fact]
    public async Task What_was_answered_but_not_recorded_climbs_by_the_webhook_of_a_provider_that_reports()
    {
        await using var scene = await CrashScene.Open(await database.CreateDatabase(), "cloud_api");

        var answered = await DieThrice(scene, "after-http");

        await Settle(scene);
        (await scene.One<long>("select count(*) from messages where state in ('delivered', 'read')")).ShouldBe(People);
        answered.ShouldBeSubsetOf(await Received(scene));
    }

    [Fact]
    public async Task What_was_recorded_when_the_silo_died_stays_as_recorded()
    {
        await using var scene = await CrashScene.Open(await database.CreateDatabase(), "cloud_api");

        var open = await DieThrice(scene, "after-result");

        await Settle(scene);
        open.ShouldBeEmpty();
        (await scene.One<long>("select count(*) from messages where state = 'uncertain'")).ShouldBe(0);
    }

    [Fact]
    public async Task Whose_next_reminder_was_not_yet_armed_when_the_silo_died_goes_on_the_next_day_all_the_same()
    {
        await using var scene = await CrashScene.Open(await database.CreateDatabase());
        await DieThrice(scene, "before-rearm");
        await Settle(scene);
        await scene.Silo.Kill();
        await scene.SetTime(Town.MondayMorning.AddHours(25));

        await scene.Start();

        await scene.Until("select count(*) from messages where step = 'd1' and state in ('accepted', 'sent', 'delivered', 'read')", (long)People);
        await scene.MustAddUp();
    }

    /// <summary>Three silos die one after the other, each with people's first messages on their way; answers which each had in its hands.</summary>
    private static async Task<List<Guid>> DieThrice(CrashScene scene, string failpoint)
    {
        var caught = new List<Guid>();
        foreach (var (round, hit) in new[] { 1, 3, 7 }.Index())
        {
            await scene.Pause();
            await scene.Start($"{failpoint}:{hit}");
            await scene.Capture(People / 3, from: round * People / 3);
            await scene.Until("select count(*) from messages", (round + 1) * People / 3L);
            await scene.Resume();
            (await scene.Silo.Ends()).ShouldBe(SiloProcess.Killed, scene.Silo.Complaints);
            caught.AddRange((await scene.All<Guid>("select id from messages where state = 'sending'")).Except(caught));
        }

        return caught;
    }

    /// <summary>Everybody has one message, which went once or may have; all will be looked at again; the audit finds nothing.</summary>
    private static async Task Settle(CrashScene scene)
    {
        await scene.Start();
        await scene.Until("select count(*) from messages where state in ('planned', 'sending')", 0L);
        (await scene.Sandbox.Summary())["duplicates"]!.GetValue<long>().ShouldBe(0);
        await scene.Until("select count(*) from webhook_inbox where processed_at is null", 0L);
        await scene.Until(
            "select count(*) from orleans.reminder where name = 'next' and start > product_now() + interval '1 hour'", (long)People, AnHourAndMore);

        (await scene.One<long>("select count(distinct lead_id) from messages where step = 'd0' and attempts = 1")).ShouldBe(People);
        (await scene.One<long>("select count(*) from messages where state not in ('accepted', 'sent', 'delivered', 'read', 'uncertain')")).ShouldBe(0);
        (await scene.One<long>("select count(*) from messages")).ShouldBe(People);
        await scene.MustAddUp();
    }

    private static async Task<HashSet<Guid>> Received(CrashScene scene)
    {
        var receipts = await scene.Sandbox.Get("/control/receipts?limit=1000");
        return [.. receipts["items"]!.AsArray().Select(receipt => SandboxId.Read($"{receipt!["id"]}")!.Value)];
    }
}
