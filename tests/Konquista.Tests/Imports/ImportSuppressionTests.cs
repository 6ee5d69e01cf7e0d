using Konquista.Leads;
using Konquista.Phones;

namespace Konquista.Imports;

/// <summary>A file of numbers to which nobody may write: they go on the list as hashes, and leads that have them are opted out.</summary>
public sealed class ImportSuppressionTests(TestDatabase database)
{
    private const string File = "Telefone\n11980000000\n(11) 98000-0009\n11980000009\n123\n";

    [Fact]
    public async Task Leads_are_opted_out_and_unknown_numbers_are_refused_from_then_on()
    {
        await using var scene = await ImportScene.Open(database);
        await using var cluster = await ImportCluster.Start(scene);
        await scene.Import(ImportScene.People(2));
        var id = await scene.Upload(File, kind: "suppressions");
        await cluster.Run(scene, id);

        (await scene.Summary(id)).ShouldBe("done 4 new 1 updated 1 known 0 repeated 1 refused 1 enrolled 0");
        (await scene.All<string>("select concat_ws(' ', reason, import_id = $1) from suppressed", id)).ShouldBe(["do_not_contact t", "do_not_contact t"]);
        (await scene.All<string>("select concat_ws(' ', l.phone, opted_out_at is not null, e.state, e.end_reason) from leads l join enrollments e on e.lead_id = l.id order by 1"))
            .ShouldBe(["+5511980000000 t stopped opted_out", "+5511980000001 f active"]);
        (await scene.All<string>("select concat_ws(' ', granted, actor) from consents")).ShouldBe(["f import"]);

        var people = await scene.Import("Nome,Whatsapp\nAna,11980000000\nBia,11980000009\n");
        (await scene.Summary(people)).ShouldBe("done 2 new 0 updated 0 known 1 repeated 0 refused 1 enrolled 0");
        (await scene.One<string>("select reason from import_lines where import_id = $1 and verdict = 'refused'", people)).ShouldBe("do_not_contact");
    }

    [Fact]
    public async Task The_same_numbers_again_are_known_and_a_rehearsal_says_so()
    {
        await using var scene = await ImportScene.Open(database);
        await using var cluster = await ImportCluster.Start(scene);
        await scene.Import(ImportScene.People(1));
        await scene.Import(File, kind: "suppressions");
        var again = await scene.Upload(File + "11980000010\n", kind: "suppressions");
        await cluster.Rehearse(scene, again);

        (await scene.Summary(again)).ShouldBe("rehearsed 5 new 1 updated 0 known 2 repeated 1 refused 1 enrolled 0");
        (await scene.One<long>("select count(*) from suppressed")).ShouldBe(2);
    }

    [Fact]
    public async Task A_list_that_is_undone_lets_in_whom_it_alone_kept_out()
    {
        await using var scene = await ImportScene.Open(database);
        await using var cluster = await ImportCluster.Start(scene);
        await scene.Import(ImportScene.People(7));
        var id = await scene.Upload(
            "Telefone\n11980000000\n11980000001\n11980000002\n11980000004\n11980000005\n11980000006\n11980000008\n11980000009\n", kind: "suppressions");
        await cluster.Run(scene, id);
        var other = await scene.Upload("Telefone\n11980000001\n11980000009\n", kind: "suppressions");
        await cluster.Run(scene, other);
        PhoneNumber.TryParse("11980000002", out var third, out _).ShouldBeTrue();
        await cluster.Client.GetGrain<ISuppression>(GrainKey.Only).Add(third!, "bia");

        await scene.Execute("insert into bulks (id, action, total, created_by) values (md5('b')::uuid, 'opt_out', 1, 'ana')");
        await scene.Execute("insert into bulk_leads (bulk_id, no, lead_id) select md5('b')::uuid, 1, id from leads where phone = '+5511980000004'");
        await scene.Execute("update leads set merged_into = (select id from leads where phone = '+5511980000005') where phone = '+5511980000006'");

        await cluster.Undo(scene, id);

        (await scene.One<string>("select concat_ws(' ', state, undone) from imports where id = $1", id)).ShouldBe("undone 5");
        (await scene.All<string>("select phone from leads where opted_out_at is null order by phone")).ShouldBe(["+5511980000000", "+5511980000003"]);
        (await scene.One<long>("select count(*) from suppressed where import_id is null")).ShouldBe(3);
        (await scene.One<string>("select concat_ws(' ', granted, actor) from consents where granted")).ShouldBe("t ana");
        (await scene.One<string>("select data ->> 'after' from feed where kind = 'import.undone'")).ShouldBe("""{"removed": 5, "restored": 1}""");
        (await scene.All<string>("select distinct end_reason from enrollments where state = 'stopped'")).ShouldBe(["opted_out"]);
    }

    [Fact]
    public async Task Who_asked_while_the_list_was_read_is_out_by_their_own_wish()
    {
        await using var scene = await ImportScene.Open(database);
        await using var cluster = await ImportCluster.Start(scene);
        await scene.Import(ImportScene.People(1));
        var id = await scene.Upload("Telefone\n11980000000\n", kind: "suppressions");
        var lead = cluster.Client.GetGrain<ILeadGrain>(GrainKey.Lead(await scene.One<Guid>("select id from leads")));
        await lead.Note(new(LeadNoteKind.OptedOut, "bia"));
        await lead.Note(new(LeadNoteKind.OptedOut, "import", id));
        await cluster.Run(scene, id);

        await cluster.Undo(scene, id);

        (await scene.One<bool>("select opted_out_at is not null from leads")).ShouldBeTrue();
        (await scene.One<string>("select actor from feed where kind = 'lead.opted_out'")).ShouldBe("bia");
    }

    [Fact]
    public async Task Who_came_in_while_the_list_was_read_is_opted_out_too()
    {
        await using var scene = await ImportScene.Open(database);
        await scene.Import(ImportScene.People(1));
        scene.Meanwhile = () => scene.Import(ImportScene.People(1, from: 9));
        await scene.Import(File, kind: "suppressions");

        (await scene.One<long>("select count(*) from leads where opted_out_at is not null")).ShouldBe(2);
    }
}
