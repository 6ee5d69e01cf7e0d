using Konquista.Bulks;

namespace Konquista.Crash;

/// <summary>A silo that dies in the middle of work on many leads: the next one goes on, and nobody is done twice.</summary>
public sealed class BulkCrashTests(TestDatabase database)
{
    [Theory]
    [InlineData(BulkAction.Pause, null, "lead.paused", (2 * BulkRun.Called) + 50)]
    [InlineData(BulkAction.TagAdd, "VIP", "lead.edited", (2 * BulkRun.Tagged) + 50)]
    public async Task Every_lead_is_done_once_however_often_the_silo_dies(string action, string? argument, string fact, int many)
    {
        await using var scene = await CrashScene.Open(await database.CreateDatabase());
        await scene.Start("mid-bulk:1");
        await scene.Db.Leads(many, "ALL");
        var id = await scene.Db.Ask("ALL", action, argument);
        await (await scene.Grains()).GetGrain<IBulkGrain>(GrainKey.Bulk(id)).Start();

        foreach (var failpoint in (string[])["mid-bulk:2", ""])
        {
            (await scene.Silo.Ends()).ShouldBe(SiloProcess.Killed, scene.Silo.Complaints);
            await scene.Start(failpoint);
        }

        await scene.Until("select state from bulks", "done", seconds: 60);
        (await scene.Db.Standing(id)).ShouldBe($"done {many} of {many} changed {many}");
        (await scene.One<long>("select count(*) from feed where kind = $1", fact)).ShouldBe(many);
        (await scene.One<long>("select count(distinct lead_id) from feed where kind = $1", fact)).ShouldBe(many);
        (await scene.One<long>("select count(*) from feed where kind in ('bulk.started', 'bulk.done')")).ShouldBe(2);
        await scene.MustAddUp();
    }
}
