using Konquista.Leads;

namespace Konquista.Crash;

/// <summary>A silo that dies while two leads become one: they are two or one, never something between, and asking again ends it.</summary>
public sealed class MergeCrashTests(TestDatabase database)
{
    [Theory]
    [InlineData("before-merge", 0)]
    [InlineData("after-merge", 1)]
    public async Task Two_are_two_or_one_whenever_the_silo_dies_and_asking_again_makes_them_one(string failpoint, int merged)
    {
        await using var scene = await CrashScene.Open(await database.CreateDatabase());
        await scene.Start(failpoint);
        await scene.Pause();
        await scene.Capture(2);
        var request = await Request(scene);

        var asked = (await scene.Grains()).GetGrain<IMerges>(GrainKey.Only).Merge(request);
        (await scene.Silo.Ends()).ShouldBe(SiloProcess.Killed, scene.Silo.Complaints);
        (await scene.One<long>("select count(*) from leads where merged_into is not null")).ShouldBe(merged);
        (await scene.One<long>("select count(*) from merges")).ShouldBe(merged);
        (await scene.One<long>("select count(*) from enrollments where state = 'active'")).ShouldBe(2 - merged);

        await scene.Start();
        await Should.ThrowAsync<Exception>(asked);
        (await (await scene.Grains()).GetGrain<IMerges>(GrainKey.Only).Merge(request)).ShouldBe(MergeOutcome.Merged);
        await scene.Resume();

        await scene.Until("select count(*) from messages where accepted_at is not null", 1L);
        (await scene.One<Guid>("select lead_id from messages where accepted_at is not null")).ShouldBe(request.KeptId);
        (await scene.One<long>("select count(*) from merges")).ShouldBe(1);
        (await scene.One<long>("select count(*) from feed where kind = 'lead.merged'")).ShouldBe(2);
        await scene.MustAddUp();
    }

    private static async Task<MergeRequest> Request(CrashScene scene)
    {
        var leads = await scene.All<Guid>("select id from leads order by phone");
        var versions = await scene.All<int>("select version from leads order by phone");
        return new(leads[0], versions[0], leads[1], versions[1], new("ana@x.test"));
    }
}
