using Konquista.Campaigns;
using static Konquista.Campaigns.CampaignProblemKind;

namespace Konquista.Sequences;

/// <summary>What editors leave is kept, what they overlooked is told, and nobody writes over somebody else.</summary>
public sealed class CampaignEditingTests(Town town) : IClassFixture<Town>
{
    private const string Fact = """
        select concat_ws(' ', f.actor, f.data ->> 'name', f.data -> 'before', f.data -> 'after')
        from feed f where f.campaign_id = $1 and f.kind = $2 order by f.id desc limit 1
        """;

    private static int _names;

    private readonly Guid _id = Guid.CreateVersion7();

    private ICampaignGrain Campaign => town.Grains.GetGrain<ICampaignGrain>(GrainKey.Campaign(_id));

    [Fact]
    public async Task A_new_draft_may_lack_everything_but_a_name_and_is_written_down_with_who_made_it()
    {
        (await Campaign.Save(Draft() with { Name = "  " }, 0, "Ana")).ShouldBeRefused(NameMissing);
        (await town.Db.One<long>("select count(*) from campaigns where id = $1", _id)).ShouldBe(0);

        (await Campaign.Save(Draft() with { Name = " Só o nome ", Phones = [town.Hub] }, 0, "Ana")).ShouldBe(new CampaignSave.Saved(1));

        (await town.Db.One<string>("select concat_ws(' ', state, name, priority, draft -> 'steps') from campaigns where id = $1", _id)).ShouldBe("draft Só o nome 100 []");
        (await town.Db.One<string>(Fact, _id, "campaign.saved")).ShouldStartWith("""Ana Só o nome {} {"name": "Só o nome", "note": "", "entry": []""");
    }

    [Fact]
    public async Task A_change_sets_the_phones_exactly_and_tells_only_what_differs()
    {
        var other = Guid.CreateVersion7();
        (await town.Register(other, "+5511900000202", "social_hub", "")).ShouldBeNull();
        var draft = Draft() with { Phones = [town.Hub, Guid.NewGuid()] };
        await Campaign.Save(draft, 0, "Ana");

        (await Campaign.Save(draft with { Phones = [other], Note = "Para quem falta", Priority = 7 }, 1, "Bia")).ShouldBe(new CampaignSave.Saved(2));

        (await town.Db.All<Guid>("select phone_id from campaign_phones where campaign_id = $1", _id)).ShouldBe([other]);
        (await town.Db.One<string>(Fact, _id, "campaign.saved")).ShouldBe(
            $$"""Bia {{draft.Name}} {"note": "", "phones": ["+5511900000101"], "priority": 100} {"note": "Para quem falta", "phones": ["+5511900000202"], "priority": 7}""");
    }

    [Fact]
    public async Task A_stale_editor_changes_nothing_and_learns_the_version()
    {
        var draft = Draft();
        await Campaign.Save(draft, 0, "Ana");
        await Campaign.Save(draft with { Note = "da Ana" }, 1, "Ana");

        (await Campaign.Save(draft with { Note = "da Bia" }, 1, "Bia")).ShouldBe(new CampaignSave.Stale(2));
        (await Campaign.Save(draft with { Note = "da Bia" }, 0, "Bia")).ShouldBe(new CampaignSave.Stale(2));
        (await Campaign.PublishDraft(1, start: false, "Bia")).ShouldBe(new CampaignPublication.Stale(2));

        (await town.Db.One<string>("select note from campaigns where id = $1", _id)).ShouldBe("da Ana");
        (await town.Db.One<long>("select count(*) from feed where campaign_id = $1", _id)).ShouldBe(2);
    }

    [Fact]
    public async Task What_is_gone_is_stale_too()
    {
        (await Campaign.Save(Draft(), 3, "Ana")).ShouldBe(new CampaignSave.Stale(0));
        (await Campaign.PublishDraft(3, start: true, "Ana")).ShouldBe(new CampaignPublication.Stale(0));
        (await Campaign.Change(CampaignState.Running, "Ana")).ShouldBe(new CampaignChange.Refused(ChangeRefusal.Missing));
        (await Campaign.Remove("Ana")).ShouldBe(CampaignRemoval.Removed);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_a_problem_and_leaves_all_as_it_was()
    {
        (await Campaign.Save(Draft() with { Name = "Três dias" }, 0, "Ana")).ShouldBeRefused(NameTaken);
        await Campaign.Save(Draft() with { Note = "minha" }, 0, "Ana");
        (await Campaign.Save(Draft() with { Name = "Três dias", Note = "outra", Phones = [town.Hub] }, 1, "Ana")).ShouldBeRefused(NameTaken);

        (await town.Db.One<string>("select concat_ws(' ', version, note) from campaigns where id = $1", _id)).ShouldBe("1 minha");
        (await town.Db.One<long>("select count(*) from campaign_phones where campaign_id = $1", _id)).ShouldBe(0);
    }

    [Fact]
    public async Task A_draft_with_faults_is_not_published_and_each_is_told()
    {
        var nowhere = new Step { Id = "d1", Day = 1, TemplateId = Guid.NewGuid(), Conditions = [new(Konquista.Campaigns.Fact.Store, ["Marte"])] };
        await Campaign.Save(Draft(First, nowhere) with { Phones = [] }, 0, "Ana");

        var refused = (await Campaign.PublishDraft(1, start: true, "Ana")).ShouldBeOfType<CampaignPublication.Refused>();

        refused.Problems.ShouldBe(
        [
            new(TemplateMissing, CampaignField.Template, "d1"),
            new(ConditionUnknown, CampaignField.Conditions, "d1", "Marte"),
            new(NoPhone, CampaignField.Phones),
        ]);
        (await town.Db.One<string>("select state from campaigns where id = $1 and version_id is null", _id)).ShouldBe("draft");
    }

    [Fact]
    public async Task A_sound_draft_becomes_a_version_and_starts_at_once_when_asked_and_is_a_draft_no_more()
    {
        await Campaign.Save(Draft(First), 0, "Ana");

        var published = (await Campaign.PublishDraft(1, start: true, "Ana")).ShouldBeOfType<CampaignPublication.Published>();

        (published.No, published.Version).ShouldBe((1, 3));
        published.Warnings.ShouldBe([new(NoPhone, CampaignField.Phones)]);
        (await town.Db.One<string>("select concat_ws(' ', state, version) from campaigns where id = $1 and draft is null", _id)).ShouldBe("running 3");
        (await town.Db.All<string>("select kind from feed where campaign_id = $1 order by id", _id))
            .ShouldBe(["campaign.saved", "campaign.published", "campaign.changed"]);
    }

    [Fact]
    public async Task What_says_the_same_as_what_is_published_is_no_draft_and_no_new_version()
    {
        var draft = Draft(First) with { Phones = [town.Hub] };
        await Campaign.Save(draft, 0, "Ana");
        await Campaign.PublishDraft(1, start: false, "Ana");

        await Campaign.Save(draft with { Note = "só uma nota" }, 2, "Ana");

        (await town.Db.One<bool>("select draft is null from campaigns where id = $1", _id)).ShouldBeTrue();
        var again = (await Campaign.PublishDraft(3, start: true, "Ana")).ShouldBeOfType<CampaignPublication.Published>();
        again.No.ShouldBe(1);
        again.Warnings.ShouldBeEmpty();
        (await town.Db.One<string>("select state from campaigns where id = $1", _id)).ShouldBe("running");
    }

    [Fact]
    public async Task A_campaign_that_was_never_published_does_not_start()
    {
        await Campaign.Save(Draft(First), 0, "Ana");

        (await Campaign.Change(CampaignState.Running, "Ana")).ShouldBe(new CampaignChange.Refused(ChangeRefusal.Unpublished));
        (await Campaign.Change(CampaignState.Paused, "Ana")).ShouldBe(new CampaignChange.Refused(ChangeRefusal.OutOfTurn));
        (await town.Db.One<string>("select state from campaigns where id = $1", _id)).ShouldBe("draft");
    }

    [Fact]
    public async Task A_draft_that_nobody_entered_is_removed_with_its_versions_and_the_rest_is_not()
    {
        await Campaign.Save(Draft(First) with { Phones = [town.Hub] }, 0, "Ana");
        await Campaign.PublishDraft(1, start: false, "Ana");
        await town.Db.Change("insert into tag_rules (id, position, word, campaign_id) values ($1, 500, 'nunca', $1)", _id);
        (await Campaign.Remove("Ana")).ShouldBe(CampaignRemoval.Named);
        await town.Db.Change("delete from tag_rules where id = $1", _id);

        (await Campaign.Remove("Ana")).ShouldBe(CampaignRemoval.Removed);

        (await town.Db.One<long>("select count(*) from campaign_versions where campaign_id = $1", _id)).ShouldBe(0);
        (await town.Db.One<string>(Fact, _id, "campaign.removed")).ShouldContain("\"phones\": [\"+5511900000101\"]");
        (await town.Grains.GetGrain<ICampaignGrain>(GrainKey.Campaign(town.Campaign)).Remove("Ana")).ShouldBe(CampaignRemoval.Started);
    }

    [Fact]
    public async Task A_draft_that_somebody_has_entered_stays()
    {
        var queue = await Queue.Of(1, town.Db, planned: false);
        await town.Db.Change("update campaigns set state = 'draft' where id = $1", queue.Campaign);

        (await town.Grains.GetGrain<ICampaignGrain>(GrainKey.Campaign(queue.Campaign)).Remove("Ana")).ShouldBe(CampaignRemoval.Entered);
    }

    private Step First => new() { Id = "d0", Day = 0, TemplateId = town.Template };

    private static CampaignDraft Draft(params Step[] steps) => new()
    {
        Name = $"Rascunho {Interlocked.Increment(ref _names)}",
        Definition = new() { Steps = steps },
    };
}

/// <summary>What tests say of a save.</summary>
internal static class CampaignSaves
{
    public static void ShouldBeRefused(this CampaignSave save, CampaignProblemKind kind) =>
        save.ShouldBeOfType<CampaignSave.Refused>().Problems.Single().Kind.ShouldBe(kind);
}
