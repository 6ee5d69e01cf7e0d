using Konquista.Sending;
using Konquista.Sequences;
using Konquista.Silo.Audit;

namespace Konquista.Leads;

/// <summary>Two leads that are one person: one record, both histories, and the strictest of what forbids a message.</summary>
public sealed class LeadMergeTests(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task A_merge_moves_what_names_the_person_and_leaves_both_histories()
    {
        var ana = await Known("Ana", "11 98500-0001", "VIP");
        var annie = await Known("", "11 98500-0002", "BOTOX");
        await town.Lead(annie).Note(new(LeadNoteKind.Answered, "test"));
        await Write("update leads set store_id = s.id, note = 'tarde' from stores s where leads.id = $1 and s.name = 'Lapa'", annie, "Lapa");

        (await Merge(ana, annie)).ShouldBe(MergeOutcome.Merged);

        (await town.Value<string>("select concat_ws('|', l.name, s.name, l.tags, l.note, l.merged_into) from leads l join stores s on s.id = l.store_id where l.id = $1", ana))
            .ShouldBe("Ana|Lapa|{VIP,BOTOX}|tarde");
        (await town.Value<Guid>("select merged_into from leads where id = $1", annie)).ShouldBe(ana);
        (await Numbers(ana)).ShouldBe(["+5511985000001", "+5511985000002"]);
        (await Counts(ana, annie)).ShouldBe("1 1 messages, 1 1 enrollments");
        (await Facts(annie)).ShouldBe($"maria {ana}");
        (await Facts(ana)).ShouldBe($"maria {annie}");
        (await town.Capture("Ana", "11 98500-0002")).ShouldBe(ana);
        await AddsUp();
    }

    [Fact]
    public async Task The_sequence_of_the_lead_that_goes_ends_and_its_planned_messages_and_reminder_go()
    {
        var sending = town.Grains.GetGrain<ISendingGrain>(GrainKey.Only);
        await sending.Pause("test");
        var bia = await town.Capture("Bia", "11 98500-0003");
        var beatriz = await town.Capture("Beatriz", "11 98500-0004");
        await town.Settles(bia, "planned");
        await town.Settles(beatriz, "planned");

        (await Merge(bia, beatriz)).ShouldBe(MergeOutcome.Merged);

        (await town.Value<string>("select concat_ws(' ', state, end_reason) from enrollments where lead_id = $1", beatriz)).ShouldBe("stopped merged");
        (await town.Value<string>("select concat_ws(' ', state, reason) from messages where lead_id = $1", beatriz)).ShouldBe("cancelled merged");
        (await town.Value<string>("select state from messages where lead_id = $1", bia)).ShouldBe("planned");
        (await town.Value<long>("select count(*) from orleans.reminder where grain = $1", $"lead/{GrainKey.Lead(beatriz)}")).ShouldBe(0);
        await sending.Resume("test");
        await town.Settles(bia, "accepted");
        await AddsUp();
    }

    [Fact]
    public async Task The_strictest_stop_wins()
    {
        var (caio, carlos) = (await Known("Caio", "11 98500-0005"), await Known("Carlos", "11 98500-0006"));
        await town.Lead(carlos).Note(new(LeadNoteKind.OptedOut, "test"));
        var (dani, daniela) = (await Known("Dani", "11 98500-0007"), await Known("Daniela", "11 98500-0008"));
        await town.Lead(daniela).Note(new(LeadNoteKind.Paused, "test"));
        var (eva, evelin) = (await Known("Eva", "11 98500-0009"), await Known("Evelin", "11 98500-0010"));
        await town.Lead(evelin).Receive(Wrote("wamid.evelin", "oi"));
        var (fabi, fatima) = (await Known("Fabi", "11 98500-0011"), await Known("Fátima", "11 98500-0012"));
        await town.Lead(fatima).Book(new(Town.MondayMorning.AddDays(3), null, LeadSource.Manual, null, "test"));

        foreach (var (kept, absorbed) in new[] { (caio, carlos), (dani, daniela), (eva, evelin), (fabi, fatima) })
        {
            (await Merge(kept, absorbed)).ShouldBe(MergeOutcome.Merged);
        }

        (await Standing(caio)).ShouldBe("stopped opted_out out");
        (await Standing(dani)).ShouldBe("active paused");
        (await Standing(eva)).ShouldBe("stopped replied waiting");
        (await Standing(fabi)).ShouldBe("stopped booked");
        (await town.Value<bool>("select waiting_since is null from leads where id = $1", evelin)).ShouldBeTrue();
        (await town.Value<long>("select count(*) from appointments where lead_id = $1", fabi)).ShouldBe(1);
        await AddsUp();
    }

    [Fact]
    public async Task Nothing_is_merged_while_a_message_is_leaving_or_after_either_has_changed()
    {
        var gil = await Known("Gil", "11 98500-0013");
        var guto = await Known("Guto", "11 98500-0014");
        var (one, other) = (await Version(gil), await Version(guto));
        await Write("update messages set state = 'sending' where lead_id = $1", guto);
        (await Merge(gil, guto)).ShouldBe(MergeOutcome.Busy);
        await Write("update messages set state = 'accepted' where lead_id = $1", guto);
        await town.Lead(guto).Note(new(LeadNoteKind.Paused, "test"));

        (await Ask(gil, one, guto, other)).ShouldBe(MergeOutcome.Stale);

        (await Ask(gil, one, gil, one)).ShouldBe(MergeOutcome.UnknownLead);
        (await Ask(gil, one, Guid.NewGuid(), 0)).ShouldBe(MergeOutcome.UnknownLead);
        (await town.Value<long>("select count(*) from merges where kept_id = $1", gil)).ShouldBe(0);
    }

    [Fact]
    public async Task A_merge_that_is_asked_for_twice_is_one()
    {
        var hugo = await Known("Hugo", "11 98500-0015");
        var other = await Known("Hugo", "11 98500-0016");
        var (one, two) = (await Version(hugo), await Version(other));

        (await Ask(hugo, one, other, two)).ShouldBe(MergeOutcome.Merged);
        (await Ask(hugo, one, other, two)).ShouldBe(MergeOutcome.Merged);

        (await town.Value<long>("select count(*) from merges where kept_id = $1", hugo)).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_on_its_way_to_the_merged_lead_reaches_the_one_that_stays()
    {
        var iris = await Known("Iris", "11 98500-0017");
        var other = await Known("Íris", "11 98500-0018");
        await Merge(iris, other);

        await town.Lead(other).Receive(Wrote("wamid.iris", "Quero marcar"));
        await town.Lead(other).Book(new(Town.MondayMorning.AddDays(3), null, LeadSource.Manual, null, "test"));

        (await town.Value<Guid>("select lead_id from inbound where provider_id = 'wamid.iris'")).ShouldBe(iris);
        (await town.Value<Guid>("select lead_id from appointments where phone = '+5511985000017'")).ShouldBe(iris);
        (await town.Lead(other).Enroll(new(town.Campaign, Again: true, null, "test"))).ShouldBe(Entry.NoCampaign);
    }

    [Fact]
    public async Task Who_finished_a_campaign_as_the_other_lead_does_not_enter_it_again()
    {
        var other = await Known("João", "11 98500-0019");
        await town.Lead(other).Leave(null, "test");
        var joao = (await town.Grains.GetGrain<ICapture>(GrainKey.Only).Capture(new()
        {
            GivenName = "João",
            GivenPhone = "11 98500-0020",
            Source = LeadSource.Manual,
            Enroll = false,
        })).ShouldBeOfType<CaptureOutcome.Recorded>().LeadId;
        await Merge(joao, other);

        (await town.Lead(joao).Enroll(new(town.Campaign, Again: false, null, "test"))).ShouldBe(Entry.AlreadyFinished);
    }

    [Fact]
    public async Task Erasing_a_person_erases_what_was_merged_into_them()
    {
        var lia = await Known("Lia Quintela", "11 98500-0021");
        var other = await Known("Lia Quintela", "11 98500-0022");
        await town.Lead(other).Receive(Wrote("wamid.lia", "Sou a Quintela"));
        await Merge(lia, other);

        (await town.Lead(lia).Erase("maria")).ShouldBe(EraseOutcome.Erased);

        (await Traces.Of(town.Db, "quintela", "85000021", "85000022", "wamid.lia")).ShouldBeEmpty();
        (await town.Value<long>("select count(*) from leads where erased_at is not null and id in ($1, $2)", lia, other)).ShouldBe(2);
        await AddsUp();
    }

    private async Task<Guid> Known(string name, string phone, params string[] tags)
    {
        var lead = await town.Capture(name, phone, tags);
        await town.Settles(lead, "accepted");
        return lead;
    }

    private async Task<MergeOutcome> Merge(Guid kept, Guid absorbed) => await Ask(kept, await Version(kept), absorbed, await Version(absorbed));

    private Task<MergeOutcome> Ask(Guid kept, int keptVersion, Guid absorbed, int absorbedVersion) =>
        town.Grains.GetGrain<IMerges>(GrainKey.Only).Merge(new(kept, keptVersion, absorbed, absorbedVersion, "maria"));

    private async Task Write(string sql, Guid lead, string? store = null)
    {
        if (store is not null)
        {
            await town.Db.Change("insert into stores (id, name, tag) values (gen_random_uuid(), $1, $1) on conflict do nothing", store);
        }

        await town.Db.Change(sql, lead);
    }

    private static WhatsApp.InboundMessage Wrote(string id, string text) =>
        new(id, null, "text", text, Town.MondayMorning, Town.MondayMorning, OptOutByButton: false);

    private async Task AddsUp() => (await new AuditRun(town.Db).Make(TestContext.Current.CancellationToken)).IsOk.ShouldBeTrue();

    private Task<IReadOnlyList<string>> Numbers(Guid lead) =>
        town.Db.All<string>("select value from lead_identities where lead_id = $1 and kind = 'phone' order by value", lead);

    private Task<string> Counts(Guid kept, Guid absorbed) => town.Value<string>("""
        select concat((select count(*) from messages where lead_id = $1), ' ', (select count(*) from messages where lead_id = $2), ' messages, ',
          (select count(*) from enrollments where lead_id = $1), ' ', (select count(*) from enrollments where lead_id = $2), ' enrollments')
        """, kept, absorbed);

    private Task<string> Facts(Guid lead) =>
        town.Value<string>("select concat_ws(' ', actor, data ->> 'lead') from feed where lead_id = $1 and kind = 'lead.merged'", lead);

    private Task<string> Standing(Guid lead) => town.Value<string>("""
        select concat_ws(' ', e.state, e.end_reason, case when l.opted_out_at is not null then 'out' end,
          case when l.paused_at is not null then 'paused' end, case when l.waiting_since is not null then 'waiting' end)
        from leads l join enrollments e on e.lead_id = l.id where l.id = $1
        """, lead);

    private Task<int> Version(Guid lead) => town.Value<int>("select version from leads where id = $1", lead);
}
