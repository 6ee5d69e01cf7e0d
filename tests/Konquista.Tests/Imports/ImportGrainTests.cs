using Konquista.Leads;

namespace Konquista.Imports;

public sealed class ImportGrainTests(TestDatabase database)
{
    [Fact]
    public async Task A_reminder_written_by_an_import_is_the_row_that_orleans_writes()
    {
        await using var scene = await ImportScene.Open(database);
        await using var cluster = await ImportCluster.Start(scene);
        var id = Guid.CreateVersion7();

        await cluster.Client.GetGrain<ILeadGrain>(GrainKey.Lead(id)).Capture(
            new() { GivenName = "Ana", GivenPhone = "11980000000", Source = LeadSource.Api });

        var ours = LeadReminder.Of(id);
        (await scene.One<string>("select concat_ws(' ', service, grain, name, hash, period) from orleans.reminder"))
            .ShouldBe($"{LeadReminder.ServiceId} {ours.Grain} {LeadGrain.Next} {ours.Hash} 180000");
    }

    [Fact]
    public async Task A_started_import_runs_to_its_end_and_leaves_no_reminder_of_its_own()
    {
        await using var scene = await ImportScene.Open(database);
        await using var cluster = await ImportCluster.Start(scene);
        var first = await scene.Upload(ImportScene.People(5_000));
        var second = await scene.Upload(ImportScene.People(3).Replace("VIP", "BOTOX", StringComparison.Ordinal));

        await Run(scene, cluster, first);
        await Run(scene, cluster, second);

        (await scene.Summary(first)).ShouldBe("done 5000 new 5000 updated 0 known 0 repeated 0 refused 0 enrolled 5000");
        (await scene.Summary(second)).ShouldBe("done 3 new 0 updated 3 known 0 repeated 0 refused 0 enrolled 0");
        (await scene.One<long>("select count(*) from leads where tags = '{VIP,BOTOX}'")).ShouldBe(3);
        (await scene.One<long>("select count(*) from orleans.reminder where name = 'go-on'")).ShouldBe(0);
    }

    [Fact]
    public async Task An_import_whose_reminder_could_not_be_written_does_not_run()
    {
        await using var scene = await ImportScene.Open(database);
        await using var cluster = await ImportCluster.Start(scene);
        await scene.Execute("alter table orleans.reminder add constraint broken check (name <> 'go-on')");
        var id = await scene.Upload(ImportScene.People(1));

        await Should.ThrowAsync<Exception>(() => cluster.Client.GetGrain<IImportGrain>(GrainKey.Import(id)).Start());

        (await scene.One<string>("select state from imports")).ShouldBe("queued");
    }

    [Fact]
    public async Task Where_there_is_nothing_to_start_no_reminder_is_left()
    {
        await using var scene = await ImportScene.Open(database);
        await using var cluster = await ImportCluster.Start(scene);
        var id = await scene.Import(ImportScene.People(1));

        await cluster.Client.GetGrain<IImportGrain>(GrainKey.Import(id)).Start();

        (await scene.One<long>("select count(*) from orleans.reminder where name = 'go-on'")).ShouldBe(0);
    }

    // The grain works in the background: whoever asks it to stop is answered after the chunk in hand, so asking paces the watch.
    private static async Task Run(ImportScene scene, Orleans.TestingHost.InProcessTestCluster cluster, Guid id)
    {
        var import = cluster.Client.GetGrain<IImportGrain>(GrainKey.Import(id));
        await import.Start();
        while (await scene.One<string>("select state from imports where id = $1", id) == "running")
        {
            await import.Start();
        }

        await import.Stop();
    }
}
