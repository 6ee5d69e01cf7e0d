using Konquista.Campaigns;
using Konquista.Leads;
using Konquista.Messages;
using Konquista.Sending;
using Microsoft.Extensions.Logging.Abstractions;

namespace Konquista.Sequences;

/// <summary>What becomes of the people in a campaign when it is changed or stopped, and what is foreseen for those who are not.</summary>
public sealed class CampaignPassageTests(Town town) : IClassFixture<Town>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private readonly Guid _id = Guid.CreateVersion7();

    private ICampaignGrain Campaign => town.Grains.GetGrain<ICampaignGrain>(GrainKey.Campaign(_id));

    private ICampaignPreview Preview => town.Grains.GetGrain<ICampaignPreview>(GrainKey.Only);

    private ICampaignGallery GalleryGrain => town.Grains.GetGrain<ICampaignGallery>(GrainKey.Only);

    [Fact]
    public async Task Stopping_ends_every_passage_and_takes_back_what_is_planned()
    {
        await Start("Para parar", Days(0, 1));
        var ana = await Enter("Ana", "11 98000-1001");
        var bia = await Enter("Bia", "11 98000-1002");
        await town.Settles(ana, "accepted");

        (await Campaign.Change(CampaignState.Stopped, "Ana")).ShouldBeOfType<CampaignChange.Changed>();

        await Town.Eventually(async () =>
            (await town.Db.All<string>("select concat_ws(' ', state, end_reason) from enrollments where campaign_id = $1", _id))
                .All(state => state == "stopped campaign_stopped") ? null : "somebody is still in it");
        (await town.Db.One<long>("select count(*) from messages where lead_id = any ($1) and state = 'planned'", new[] { ana, bia })).ShouldBe(0);
        (await Campaign.Change(CampaignState.Paused, "Ana")).ShouldBe(new CampaignChange.Refused(ChangeRefusal.OutOfTurn));
    }

    [Fact]
    public async Task Whom_a_stop_did_not_reach_before_its_silo_died_is_reached_later()
    {
        await Start("Para esquecer", Days(0, 1));
        var ivo = await Enter("Ivo", "11 98000-1009");
        await town.Db.Change("update campaigns set state = 'stopped', changed_at = product_now() - interval '2 minutes' where id = $1", _id);
        using var caretaker = new Caretaker(town.Db, new MessageLeftovers(town.Db), new Retention(town.Db, town.Grains), town.Grains, NullLogger<Caretaker>.Instance);

        await caretaker.StartAsync(TestContext.Current.CancellationToken);

        await Town.Eventually(async () =>
            await town.Db.One<string>("select coalesce(end_reason, '') from enrollments where lead_id = $1", ivo) == "campaign_stopped" ? null : "still in it");
        await caretaker.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Who_waits_for_a_phone_is_written_to_once_the_campaign_has_one()
    {
        var draft = Draft("Sem telefone", Days(0)) with { Phones = [] };
        await Campaign.Save(draft, 0, "Ana");
        await Campaign.PublishDraft(1, start: true, "Ana");
        var hugo = await Enter("Hugo", "11 98000-1008");
        await Town.Eventually(async () =>
            await town.Db.One<string>("select coalesce(hold, '') from enrollments where lead_id = $1", hugo) == "no_phone" ? null : "not held");

        (await Campaign.Save(draft with { Phones = [town.Hub] }, 3, "Ana")).ShouldBe(new CampaignSave.Saved(4));

        await town.Settles(hugo, "accepted");
    }

    [Fact]
    public async Task Who_is_in_keeps_the_version_they_entered_and_newcomers_get_the_new_one()
    {
        await Start("Para mudar", Days(0, 1));
        var caio = await Enter("Caio", "11 98000-1003");
        await Campaign.Save(Draft("Para mudar", Days(0, 5)), 3, "Ana");
        (await Campaign.PublishDraft(4, start: false, "Ana")).ShouldBeOfType<CampaignPublication.Published>().No.ShouldBe(2);
        var dani = await Enter("Dani", "11 98000-1004");

        (await No(caio)).ShouldBe(1);
        (await No(dani)).ShouldBe(2);
        await town.Settles(caio, "accepted");
        (await Step(caio)).ShouldBe("d1");
        (await Step(dani)).ShouldBe("d5");
    }

    [Fact]
    public async Task A_preview_of_a_lead_counts_what_other_campaigns_send_and_writes_nothing()
    {
        var eva = await town.Capture("Eva", "11 98000-1005");
        await town.Settles(eva, "accepted");
        var before = await Written();

        var preview = (await Preview.Of(new() { Definition = Days(0, 3), LeadId = eva }))!;

        preview.TimeZone.ShouldBe("America/Sao_Paulo");
        preview.Steps.Select(step => Day(step.At)).ShouldBe([Monday.AddDays(3), Monday.AddDays(7)]);
        preview.Steps[0].Delayed.ShouldNotBeNull();
        preview.Steps.ShouldAllBe(step => step.At!.Value.Offset == TimeSpan.FromHours(-3));
        (await Written()).ShouldBe(before);
    }

    [Fact]
    public async Task A_preview_looks_past_the_passage_through_the_same_campaign()
    {
        var fabio = await town.Capture("Fábio", "11 98000-1006");
        await town.Settles(fabio, "accepted");

        var preview = (await Preview.Of(new() { Definition = Days(0, 1), LeadId = fabio, CampaignId = town.Campaign }))!;

        preview.Steps.Select(step => Day(step.At)).ShouldBe([Monday.AddDays(1), Monday.AddDays(2)]);
    }

    [Fact]
    public async Task A_preview_says_why_nothing_would_come()
    {
        var gil = await town.Capture("Gil", "11 98000-1007");
        await town.Lead(gil).Note(new(LeadNoteKind.OptedOut, "test"));

        var preview = (await Preview.Of(new() { Definition = Days(0) with { Entry = [new(Fact.Tag, ["NUNCA"])] }, LeadId = gil }))!;

        preview.Halt.ShouldBe("opted_out");
        preview.MayEnter.ShouldBeFalse();
        preview.Steps.Single().At.ShouldBeNull();
        (await Preview.Of(new() { Definition = Days(0), LeadId = Guid.NewGuid() })).ShouldBeNull();
    }

    [Fact]
    public async Task Somebody_made_up_meets_every_condition_and_that_is_said()
    {
        var definition = Days(0, 1, 2);
        definition = definition with
        {
            Steps =
            [
                definition.Steps[0],
                definition.Steps[1] with { Conditions = [new(Fact.Tag, ["BOTOX"])] },
                definition.Steps[2] with { Conditions = [new(Fact.Engagement, [Engagement.Unread])] },
            ],
        };

        var preview = (await Preview.Of(new() { Definition = definition }))!;

        preview.Steps.Select(step => step.Skipped).ShouldBe([null, null, "condition_not_met"]);
        preview.Steps.Select(step => step.IsAssumed).ShouldBe([false, true, true]);
        preview.Steps.Select(step => Day(step.At)).ShouldBe([Monday, Monday.AddDays(1), Monday.AddDays(2)]);
        preview.Halt.ShouldBeNull();
    }

    [Fact]
    public async Task A_ready_campaign_is_taken_once_and_can_be_started()
    {
        var taken = (await GalleryGrain.Take("clinica-15-dias", _id, "Ana"))!;
        (await GalleryGrain.Take("clinica-15-dias", _id, "Ana")).ShouldBe(taken);
        (await GalleryGrain.Take("nada", Guid.NewGuid(), "Ana")).ShouldBeNull();

        taken.Name.ShouldBe("Clínica 15 dias (2)");
        (await town.Db.One<long>("select count(*) from templates where name like 'Clínica 15 dias (2): dia%'")).ShouldBe(8);
        (await town.Db.One<string>("select actor from feed where campaign_id = $1 and kind = 'campaign.saved'", _id)).ShouldBe("Ana");
        var published = (await Campaign.PublishDraft(1, start: true, "Ana")).ShouldBeOfType<CampaignPublication.Published>();
        published.Warnings.Select(warning => warning.Kind).ShouldBe([CampaignProblemKind.NoPhone]);
    }

    [Fact]
    public async Task Two_who_take_the_same_at_once_get_one_each_and_the_list_shows_them_all()
    {
        var ids = Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7()).ToList();

        var taken = await Task.WhenAll(ids.Concat(ids).Select(id => GalleryGrain.Take("recuperacao-de-falta", id, "Ana")));

        taken.Select(one => one!.Name).Distinct().Count().ShouldBe(4);
        taken.Take(4).ShouldBe(taken.Skip(4));
        (await town.Db.One<long>("select count(*) from campaigns where name like 'Recuperação de falta%'")).ShouldBe(4);
        (await GalleryGrain.List()).Count.ShouldBe(6);
    }

    private async Task Start(string name, CampaignVersion definition)
    {
        (await Campaign.Save(Draft(name, definition), 0, "Ana")).ShouldBe(new CampaignSave.Saved(1));
        (await Campaign.PublishDraft(1, start: true, "Ana")).ShouldBeOfType<CampaignPublication.Published>();
    }

    private CampaignDraft Draft(string name, CampaignVersion definition) => new() { Name = name, Definition = definition, Phones = [town.Hub] };

    private CampaignVersion Days(params int[] days) => new()
    {
        Steps = [.. days.Select(day => new Step { Id = $"d{day}", Day = day, TemplateId = town.Template })],
    };

    private async Task<Guid> Enter(string name, string phone)
    {
        var outcome = await town.Grains.GetGrain<ICapture>(GrainKey.Only)
            .Capture(new() { GivenName = name, GivenPhone = phone, Source = LeadSource.Manual, CampaignId = _id });
        return outcome.ShouldBeOfType<CaptureOutcome.Recorded>().LeadId;
    }

    private Task<int> No(Guid lead) =>
        town.Db.One<int>("select v.no from enrollments e join campaign_versions v on v.id = e.version_id where e.lead_id = $1", lead);

    private Task<string> Step(Guid lead) => town.Db.One<string>("select next_step from enrollments where lead_id = $1", lead);

    private Task<string> Written() => town.Db.One<string>("""
        select concat_ws(' ', (select sum(version) from leads), (select count(*) from messages), (select count(*) from enrollments),
          (select count(*) from feed where kind <> 'message.accepted'), (select count(*) from campaign_versions), (select count(*) from campaigns))
        """);

    private static DateOnly? Day(DateTimeOffset? at) => at is { } moment ? DateOnly.FromDateTime(moment.DateTime) : null;
}
