namespace Konquista.Crash;

/// <summary>Two silos share the work of one business; whichever dies, the other goes on with it.</summary>
public sealed class SeveralSilosTests(TestDatabase database)
{
    private const int People = 60;

    [Fact]
    public async Task What_a_dead_silo_had_in_hand_goes_on_in_the_other_and_nobody_is_written_to_twice()
    {
        await using var scene = await CrashScene.Open(await database.CreateDatabase());
        await scene.Start();
        var second = await scene.StartAnother();
        await scene.Capture(People / 2);
        await Sent(scene, 5);
        await second.Kill();
        await Done(scene, People / 2);

        await scene.StartAnother();
        await scene.Pause();
        await scene.Capture(People / 2, from: People / 2);
        await scene.Resume();
        await Sent(scene, (People / 2) + 5);
        await scene.Silo.Kill();
        await Done(scene, People);

        (await scene.Sandbox.Summary())["duplicates"]!.GetValue<long>().ShouldBe(0);
        (await scene.One<long>("select count(*) from messages where attempts > 1")).ShouldBe(0);
        await scene.MustAddUp();
    }

    private static Task Sent(CrashScene scene, int least) =>
        scene.Until($"select count(*) >= {least} from messages where state in ('accepted', 'sent', 'delivered', 'read', 'uncertain')", true);

    private static Task Done(CrashScene scene, long people) =>
        scene.Until("select count(*) from messages where state in ('accepted', 'sent', 'delivered', 'read', 'uncertain')", people, seconds: 60);
}
