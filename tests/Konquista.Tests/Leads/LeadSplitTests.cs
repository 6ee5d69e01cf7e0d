using Konquista.Sequences;
using Konquista.Silo.Audit;

namespace Konquista.Leads;

/// <summary>Two people who were taken for one: what was moved goes back, what happened since stays where it happened.</summary>
public sealed class LeadSplitTests(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task A_split_gives_back_what_the_merge_moved_and_filled_in()
    {
        var ana = await Known("", "11 98600-0001", "VIP");
        var bia = await Known("Bia Reis", "11 98600-0002", "BOTOX");
        await town.Lead(bia).Book(new(Town.MondayMorning.AddDays(3), null, LeadSource.Manual, null, "test"));
        await town.Lead(bia).Receive(new("wamid.bia", null, "text", "oi", Town.MondayMorning, Town.MondayMorning, OptOutByButton: false));
        var (before, other) = (await Everything(ana), await Everything(bia));
        var merge = await Merge(ana, bia);
        (await Everything(ana)).ShouldNotBe(before);

        (await Split(merge)).ShouldBe(SplitOutcome.Split);
        (await Split(merge)).ShouldBe(SplitOutcome.Split);

        (await Everything(ana)).ShouldBe(before);
        (await Everything(bia)).ShouldBe(other);
        (await town.Value<string>("select split_by from merges where id = $1", merge)).ShouldBe("maria");
        (await town.Value<long>("select count(*) from feed where kind = 'lead.split' and lead_id in ($1, $2)", ana, bia)).ShouldBe(2);
        (await town.Value<bool>("select dismissed_at is not null from merge_suggestions where a = least($1, $2) and b = greatest($1, $2)", ana, bia)).ShouldBeTrue();
        (await new AuditRun(town.Db).Make(TestContext.Current.CancellationToken)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_changed_since_the_merge_stays_changed()
    {
        var caio = await Known("", "11 98600-0003", "VIP");
        var dani = await Known("Dani", "11 98600-0004", "BOTOX");
        var merge = await Merge(caio, dani);
        await town.Lead(caio).Edit(new() { Version = await Version(caio), Name = "Daniel", Tags = ["VIP", "BOTOX", "NOVO"], By = "maria" });

        await Split(merge);

        (await town.Value<string>("select concat_ws('|', name, tags) from leads where id = $1", caio)).ShouldBe("Daniel|{VIP,NOVO}");
        (await town.Value<string>("select name from leads where id = $1", dani)).ShouldBe("Dani");
    }

    [Fact]
    public async Task Who_asked_to_be_left_alone_while_both_were_one_is_left_alone_as_both()
    {
        var eva = await Known("Eva", "11 98600-0005");
        var fabi = await Known("Fabi", "11 98600-0006");
        var merge = await Merge(eva, fabi);
        await town.Lead(eva).Note(new(LeadNoteKind.OptedOut, "test"));

        await Split(merge);

        (await town.Value<long>("select count(*) from leads where opted_out_at is not null and id in ($1, $2)", eva, fabi)).ShouldBe(2);
    }

    [Fact]
    public async Task A_chain_of_merges_is_one_person_and_comes_apart_in_reverse()
    {
        var a = await Known("Gil", "11 98600-0007");
        var b = await Known("Gilberto", "11 98600-0008");
        var c = await Known("Gilberto Reis", "11 98600-0009");
        var first = await Merge(b, a);
        var second = await Merge(c, b);
        (await town.Db.All<Guid>("select merged_into from leads where id in ($1, $2)", a, b)).ShouldBe([c, c]);
        (await town.Capture("Gil", "11 98600-0007")).ShouldBe(c);

        (await Split(first)).ShouldBe(SplitOutcome.NotLast);
        (await Split(second)).ShouldBe(SplitOutcome.Split);
        (await town.Value<Guid>("select merged_into from leads where id = $1", a)).ShouldBe(b);
        (await town.Capture("Gil", "11 98600-0007")).ShouldBe(b);
        (await Split(first)).ShouldBe(SplitOutcome.Split);

        (await town.Capture("Gil", "11 98600-0007")).ShouldBe(a);
        (await town.Value<long>("select count(*) from leads where merged_into is not null and id in ($1, $2, $3)", a, b, c)).ShouldBe(0);
    }

    [Fact]
    public async Task A_number_that_is_written_to_does_not_go_with_a_split()
    {
        var hugo = await Known("Hugo", "11 98600-0010");
        var iris = await Known("Iris", "11 98600-0011");
        var merge = await Merge(hugo, iris);
        await town.Lead(hugo).ChangeNumber(new(NumberChangeKind.Prefer, "+5511986000011", "maria"));

        (await Split(merge)).ShouldBe(SplitOutcome.NumberInUse);
        await town.Lead(hugo).ChangeNumber(new(NumberChangeKind.Prefer, "+5511986000010", "maria"));

        (await Split(merge)).ShouldBe(SplitOutcome.Split);
        (await Split(Guid.NewGuid())).ShouldBe(SplitOutcome.UnknownMerge);
    }

    private async Task<Guid> Known(string name, string phone, params string[] tags)
    {
        var lead = await town.Capture(name, phone, tags);
        await town.Settles(lead, "accepted");
        await town.Lead(lead).Leave(null, "test");
        return lead;
    }

    private async Task<Guid> Merge(Guid kept, Guid absorbed)
    {
        (await town.Grains.GetGrain<IMerges>(GrainKey.Only).Merge(new(kept, await Version(kept), absorbed, await Version(absorbed), "maria")))
            .ShouldBe(MergeOutcome.Merged);
        return await town.Value<Guid>("select id from merges where kept_id = $1 and absorbed_id = $2", kept, absorbed);
    }

    private Task<SplitOutcome> Split(Guid merge) => town.Grains.GetGrain<IMerges>(GrainKey.Only).Split(merge, "maria");

    private Task<int> Version(Guid lead) => town.Value<int>("select version from leads where id = $1", lead);

    private Task<string> Everything(Guid lead) => town.Value<string>("""
        select jsonb_build_object('lead', to_jsonb(l) - 'version',
          'identities', (select jsonb_agg(i.value order by i.value) from lead_identities i where i.lead_id = l.id),
          'visits', (select jsonb_agg(v.id order by v.id) from appointments v where v.lead_id = l.id),
          'messages', (select jsonb_agg(concat(m.id, m.state) order by m.id) from messages m where m.lead_id = l.id),
          'inbound', (select jsonb_agg(i.id order by i.id) from inbound i where i.lead_id = l.id))::text
        from leads l where l.id = $1
        """, lead);
}
