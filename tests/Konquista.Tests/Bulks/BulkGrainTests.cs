using System.Globalization;
using Konquista.Leads;
using Konquista.Sequences;

namespace Konquista.Bulks;

/// <summary>Work on many leads: done for each of them once, however often it is stopped and taken up again.</summary>
public sealed class BulkGrainTests(Town town) : IClassFixture<Town>
{
    private const int Many = (2 * BulkRun.Called) + 50;
    private const int Fallen = (2 * BulkRun.Called) + 40;

    [Fact]
    public async Task A_tag_is_added_once_to_whoever_lacks_it_and_taken_again_whatever_its_accents()
    {
        var leads = await town.Db.Leads(BulkRun.Tagged + 5, "TAGS");
        await town.Db.Change("update leads set tags = tags || array['BOTÓX'] where id = $1", leads[0]);
        await town.Db.Change("update leads set erased_at = product_now() where id = $1", leads[1]);

        var added = await Do("TAGS", BulkAction.TagAdd, " botox ");
        var removed = await Do("TAGS", BulkAction.TagRemove, "bótox");

        (await town.Db.Standing(added)).ShouldBe("done 1005 of 1005 changed 1003");
        (await town.Db.Standing(removed)).ShouldBe("done 1005 of 1005 changed 1004");
        (await town.Value<long>("select count(*) from leads where tags = '{TAGS}' and version = 2")).ShouldBe(1003);
        (await town.Db.All<string>("select concat_ws(' ', actor, lead_version, data ->> 'before', data ->> 'after') from feed where lead_id = $1 order by id", leads[2]))
            .ShouldBe(["""maria 1 {"tags": ["TAGS"]} {"tags": ["TAGS", "BOTOX"]}""", """maria 2 {"tags": ["TAGS", "BOTOX"]} {"tags": ["TAGS"]}"""]);
    }

    [Fact]
    public async Task What_is_stopped_goes_on_where_it_was_and_says_who_began_and_ended_it()
    {
        await town.Db.Leads(Many, "PAUSE");
        var id = await town.Db.Ask("PAUSE", BulkAction.Pause);
        await Bulk(id).Start();
        await Bulk(id).Stop("joana");
        var done = await town.Value<int>("select done from bulks where id = $1", id);
        (await town.Value<string>("select state from bulks where id = $1", id)).ShouldBe("stopped");
        (await town.Value<long>("select count(*) from leads where tags @> '{PAUSE}' and paused_at is not null")).ShouldBe(done);

        await Bulk(id).Start();
        await town.Db.Ends(id);

        (await town.Db.Standing(id)).ShouldBe("done 450 of 450 changed 450");
        (await Facts("PAUSE", "lead.paused")).ShouldBe(Many);
        (await town.Db.All<string>("select concat_ws(' ', kind, actor, data ->> 'name', data ->> 'total', data ->> 'changed') from feed where kind like 'bulk.%' and data ->> 'total' = '450' order by id"))
            .ShouldBe([
                "bulk.started maria pause 450 0", string.Create(CultureInfo.InvariantCulture, $"bulk.stopped joana pause 450 {done}"),
                string.Create(CultureInfo.InvariantCulture, $"bulk.started maria pause 450 {done}"), "bulk.done maria pause 450 450",
            ]);
    }

    // As a silo leaves it that died after it had asked half of the second chunk.
    [Fact]
    public async Task A_new_activation_counts_what_the_old_one_had_done_and_does_not_do_it_again()
    {
        await town.Db.Leads(Fallen, "FALLEN");
        var id = await town.Db.Ask("FALLEN", BulkAction.Pause);
        await town.Db.Change("update bulks set state = 'running', started_at = product_now(), done = $2, changed = $2 where id = $1", id, BulkRun.Called);
        foreach (var lead in await town.Db.All<Guid>("select lead_id from bulk_leads where bulk_id = $1 order by no limit $2", id, BulkRun.Called + 100))
        {
            await town.Lead(lead).Note(new(LeadNoteKind.Paused, "maria"));
        }

        await town.Grains.GetGrain(Bulk(id).GetGrainId()).AsReference<IRemindable>().ReceiveReminder(BulkGrain.GoOn, default, TestContext.Current.CancellationToken);
        await town.Db.Ends(id);

        (await town.Db.Standing(id)).ShouldBe("done 440 of 440 changed 440");
        (await Facts("FALLEN", "lead.paused")).ShouldBe(Fallen);
    }

    [Fact]
    public async Task Every_action_does_its_work_and_leaves_no_reminder()
    {
        var store = Guid.CreateVersion7();
        await town.Db.Change("insert into stores (id, name, tag) values ($1, 'Osasco', 'OSASCO')", store);
        await town.Db.Leads(3, "ALL");

        (await town.Db.Standing(await Do("ALL", BulkAction.Resume))).ShouldBe("done 3 of 3 changed 0");
        (await town.Db.Standing(await Do("ALL", BulkAction.MoveStore, store.ToString()))).ShouldBe("done 3 of 3 changed 3");
        (await town.Db.Standing(await Do("ALL", BulkAction.Enroll, town.Campaign.ToString()))).ShouldBe("done 3 of 3 changed 3");
        (await town.Db.Standing(await Do("ALL", BulkAction.Enroll, town.Campaign.ToString()))).ShouldBe("done 3 of 3 changed 0");
        (await town.Db.Standing(await Do("ALL", BulkAction.Leave))).ShouldBe("done 3 of 3 changed 3");
        (await town.Db.Standing(await Do("ALL", BulkAction.OptOut))).ShouldBe("done 3 of 3 changed 3");
        (await town.Db.Standing(await Do("ALL", BulkAction.MoveStore))).ShouldBe("done 3 of 3 changed 3");

        (await town.Value<long>("select count(*) from leads where tags @> '{ALL}' and store_id is null and opted_out_at is not null")).ShouldBe(3);
        await Town.Eventually(async () => await town.Value<long>("select count(*) from orleans.reminder where name = 'go-on'") == 0 ? null : "a reminder is left");
    }

    [Theory]
    [InlineData("dance", "")]
    [InlineData(BulkAction.Enroll, "not an id")]
    [InlineData(BulkAction.TagAdd, " , ")]
    public async Task What_nobody_can_understand_fails_at_once(string action, string argument)
    {
        var id = await Do("NOBODY", action, argument);

        (await town.Db.Standing(id)).ShouldBe("failed 0 of 0 changed 0");
    }

    private async Task<Guid> Do(string tag, string action, string? argument = null)
    {
        var id = await town.Db.Ask(tag, action, argument);
        await Bulk(id).Start();
        await town.Db.Ends(id);
        return id;
    }

    private IBulkGrain Bulk(Guid id) => town.Grains.GetGrain<IBulkGrain>(GrainKey.Bulk(id));

    private Task<long> Facts(string tag, string kind) =>
        town.Value<long>("select count(*) from feed f join leads l on l.id = f.lead_id where l.tags @> array[$1] and f.kind = $2", tag, kind);
}
