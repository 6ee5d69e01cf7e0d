using Konquista.Leads;

namespace Konquista.Crash;

/// <summary>A silo that dies while it takes in many people: nobody is in, and the call that is repeated brings everybody once.</summary>
public sealed class IntakeCrashTests(TestDatabase database)
{
    private const int People = 300;

    [Fact]
    public async Task All_of_a_set_or_none_of_it_outlives_the_silo()
    {
        await using var scene = await CrashScene.Open(await database.CreateDatabase());
        await scene.Start("mid-intake:1");
        var cut = await scene.Grains();
        _ = Task.Run(() => CaptureAll(cut)).ContinueWith(_ => { }, TaskScheduler.Default);
        (await scene.Silo.Ends()).ShouldBe(SiloProcess.Killed, scene.Silo.Complaints);
        (await scene.One<string>("select concat_ws(' ', (select count(*) from leads), (select count(*) from feed where kind ~ '^lead'), (select count(*) from orleans.reminder where name = 'next'))"))
            .ShouldBe("0 0 0");

        await scene.Start();
        var first = await CaptureAll(await scene.Grains());
        await scene.Silo.Kill();
        await scene.Start();

        (await CaptureAll(await scene.Grains())).ShouldBe(first);
        first.ShouldAllBe(outcome => ((CaptureOutcome.Recorded)outcome).Created);
        await scene.Until("select count(*) from messages where state in ('accepted', 'sent', 'delivered', 'read')", (long)People, seconds: 60);
        await scene.MustAddUp();
    }

    private static Task<IReadOnlyList<CaptureOutcome>> CaptureAll(IGrainFactory grains) => grains.GetGrain<ICapture>(GrainKey.Only).CaptureAll(
        Enumerable.Range(0, People).Select(no => new NewLead { GivenName = "Ana", GivenPhone = CrashScene.Number(no), Source = LeadSource.Api, Key = CrashScene.Number(no) }).ToArray());
}
