using Konquista.Leads;

namespace Konquista.Sequences;

/// <summary>A claim that races with a merge comes before it, which then waits for the message, or not at all; and neither waits for the other for ever.</summary>
public sealed class MergeRaceTests(Town town) : IClassFixture<Town>
{
    private const int Pairs = 25;

    [Fact]
    public async Task Nothing_is_claimed_for_a_lead_after_it_was_merged()
    {
        var queue = await Queue.Of(2 * Pairs, town.Db);
        var merges = town.Grains.GetGrain<IMerges>(GrainKey.Only);

        var claiming = Claim(queue);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Pairs).Select(pair => Merge(merges, queue.Leads[2 * pair], queue.Leads[(2 * pair) + 1])));
        await claiming;

        outcomes.ShouldAllBe(outcome => outcome == MergeOutcome.Merged || outcome == MergeOutcome.Busy || outcome == MergeOutcome.Stale);
        (await town.Db.One<long>("select count(*) from leads l join messages m on m.lead_id = l.id and m.state in ('planned', 'sending') where l.merged_into is not null")).ShouldBe(0);
        (await town.Db.One<long>("select count(*) from leads where merged_into is not null")).ShouldBe(outcomes.Count(outcome => outcome == MergeOutcome.Merged));
    }

    private static async Task Claim(Queue queue)
    {
        for (var round = 0; round < Pairs; round++)
        {
            await queue.Claim(2);
        }
    }

    private async Task<MergeOutcome> Merge(IMerges merges, Guid kept, Guid absorbed) => await merges.Merge(
        new(kept, await town.Value<int>("select version from leads where id = $1", kept), absorbed, await town.Value<int>("select version from leads where id = $1", absorbed), "test"));
}
