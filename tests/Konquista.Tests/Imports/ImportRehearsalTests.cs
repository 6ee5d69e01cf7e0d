using Konquista.Imports.Files;

namespace Konquista.Imports;

/// <summary>A rehearsal says of every line what the import then does, and until then nothing is done.</summary>
public sealed class ImportRehearsalTests(TestDatabase database)
{
    // Numbers of people who are leads already, who are barred, who come twice, within a chunk and across, and who cannot be read.
    private static readonly string Messy = ImportScene.People(3)
        + string.Concat(Enumerable.Range(0, 4).Select(no => $"Ana {no},1198000010{no},BOTOX\n"))
        + "Ana 104,11980000104,VIP\nSem Nome,11980000106,\n,11980000107,NOVA\n\"Aberta,11980000900,VIP\nBia,5.5E+12,VIP\n=1+1,11980000901,VIP\n"
        + "🌸🌸,11980000902,VIP\nCaio,١١٩٨٠٠٠٠٩٠٣,VIP\nBarrada,11980000904,VIP\n"
        + ImportScene.People(ImportLines.AtOnce, from: 1000)["Nome,Whatsapp,Tags\n".Length..]
        + "Ana outra vez,11980000001,OUTRA\nAna,11980000100,MAIS\nAna 1000,11980001000,VIP\nDona,11980000903,\n";

    [Theory]
    [InlineData(ImportPolicy.Merge, false)]
    [InlineData(ImportPolicy.Update, false)]
    [InlineData(ImportPolicy.Skip, false)]
    [InlineData(ImportPolicy.Merge, true)]
    public async Task Every_line_becomes_what_was_said(ImportPolicy policy, bool again)
    {
        await using var scene = await ImportScene.Open(database);
        await using var cluster = await ImportCluster.Start(scene);
        await Known(scene);
        var id = await scene.Upload(Messy, new() { Policy = policy, Again = again });
        await cluster.Rehearse(scene, id);
        var said = await Told(scene, "import_rehearsals", id);
        var summary = await scene.Summary(id);
        (await scene.One<bool>("select i.enrolled = (select count(*) from import_rehearsals where import_id = i.id and campaign_id = $2) from imports i where i.id = $1", id, scene.CampaignId))
            .ShouldBeTrue();

        await cluster.Run(scene, id);

        (await Told(scene, "import_lines", id)).ShouldBe(said);
        (await scene.Summary(id)).ShouldBe(summary.Replace("rehearsed", "done", StringComparison.Ordinal));
        said.Select(line => line.Split(' ')[1]).Distinct().Count().ShouldBe(policy is ImportPolicy.Skip ? 4 : 5);
    }

    [Fact]
    public async Task The_seven_hundred_lines_become_what_was_said()
    {
        await using var scene = await ImportScene.Open(database);
        await using var cluster = await ImportCluster.Start(scene);
        var id = await scene.Upload(ImportScene.SevenHundred);
        await cluster.Rehearse(scene, id);
        var said = await Told(scene, "import_rehearsals", id);
        (await scene.Summary(id)).ShouldBe("rehearsed 700 new 583 updated 0 known 0 repeated 94 refused 23 enrolled 583");

        await cluster.Run(scene, id);

        (await Told(scene, "import_lines", id)).ShouldBe(said);
    }

    [Fact]
    public async Task What_is_understood_of_somebody_new_is_told_and_what_is_not()
    {
        await using var scene = await ImportScene.Open(database);
        await using var cluster = await ImportCluster.Start(scene);
        await scene.Execute("insert into stores (id, name, tag) values (md5('a')::uuid, 'Moema', 'MOEMA')");
        var id = await scene.Upload("Nome,Whatsapp,Tags,Unidade\nana lima,11980000000,vip,Moema\nBia,11980000001,,Inexistente\n");
        await cluster.Rehearse(scene, id);

        (await scene.All<string>("""
            select concat_ws(' ', r.line, c ->> 'field', c ->> 'before', '>', c ->> 'after')
            from import_rehearsals r, jsonb_array_elements(r.changes) with ordinality as t (c, no) where import_id = $1 order by r.line, t.no
            """, id)).ShouldBe(["2 name > ana lima", "2 store > Moema", "2 tags > VIP", "3 name > Bia", "3 store Inexistente >"]);
    }

    [Fact]
    public async Task Nothing_but_the_rehearsal_is_written()
    {
        await using var scene = await ImportScene.Open(database);
        await using var cluster = await ImportCluster.Start(scene);
        await Known(scene);
        const string Everything = """
            select md5(concat((select jsonb_agg(to_jsonb(l) order by id) from leads l), (select jsonb_agg(to_jsonb(e) order by id) from enrollments e),
              (select jsonb_agg(to_jsonb(i) order by value) from lead_identities i), (select count(*) from feed), (select count(*) from orleans.reminder where name = 'next')))
            """;
        var before = await scene.One<string>(Everything);

        await cluster.Rehearse(scene, await scene.Upload(Messy));

        (await scene.One<string>(Everything)).ShouldBe(before);
        (await scene.One<long>("select count(*) from orleans.reminder where name = 'go-on'")).ShouldBe(0);
    }

    [Fact]
    public async Task It_says_what_would_change_and_who_the_same_person_is()
    {
        await using var scene = await ImportScene.Open(database);
        await using var cluster = await ImportCluster.Start(scene);
        await scene.Import(ImportScene.People(1));
        var id = await scene.Upload(
            "Nome,Whatsapp,Obs,Tags\nAna Maria,11980000000,Ligar à tarde,BOTOX\nBia,11980000009,,\nBia,(11) 8000-0009,,\n", new() { Policy = ImportPolicy.Update });
        await cluster.Rehearse(scene, id);

        (await scene.All<string>("select concat_ws(' ', line, verdict, lead_id is null, same_line) from import_rehearsals order by line"))
            .ShouldBe(["2 updated f", "3 new t", "4 repeated t 3"]);
        (await scene.All<string>("""
            select concat_ws(' ', c ->> 'field', c ->> 'before', '>', c ->> 'after') from import_rehearsals, jsonb_array_elements(changes) c where line = 2
            """)).ShouldBe(["name Ana 0 > Ana Maria", "tags VIP > VIP, BOTOX", "note  > Ligar à tarde"]);
    }

    [Fact]
    public async Task A_file_of_which_nothing_can_be_used_waits_for_other_columns()
    {
        await using var scene = await ImportScene.Open(database);
        await using var cluster = await ImportCluster.Start(scene);
        var id = await scene.Upload(ImportScene.People(ImportLines.AtOnce), new() { Columns = new() { Phone = 0 } });
        await cluster.Rehearse(scene, id);

        (await scene.Summary(id)).ShouldBe("mapping nothing_usable:4000");
        await scene.Execute("update imports set options = '{}' where id = $1", id);
        await cluster.Rehearse(scene, id);
        (await scene.Summary(id)).ShouldBe("rehearsed 4000 new 4000 updated 0 known 0 repeated 0 refused 0 enrolled 4000");
    }

    // 100 finished and has booked, 101 opted out, 106 has no name, 107 finished, 904 is on the list of those not to be contacted.
    private static async Task Known(ImportScene scene)
    {
        await scene.Import(ImportScene.People(5, from: 100) + "Seis,11980000106,\nSete,11980000107,\n");
        await scene.Execute("""
            update enrollments set state = 'finished', ended_at = now() where lead_id in (select id from leads where phone in ('+5511980000100', '+5511980000107'))
            """);
        await scene.Execute("insert into appointments (id, phone, starts_at, status, source) values (gen_random_uuid(), '+5511980000100', '2099-01-01', 'booked', 'manual')");
        await scene.Execute("update leads set opted_out_at = now() where phone = '+5511980000101'");
        await scene.Execute("update leads set name = '' where phone = '+5511980000106'");
        await scene.Execute("insert into suppressed (hash, reason) values ($1, 'do_not_contact')", scene.Suppressed.Hash("+5511980000904"));
    }

    private static Task<IReadOnlyList<string>> Told(ImportScene scene, string table, Guid id) => scene.All<string>(
        $"select concat_ws(' ', line, verdict, reason, lead_id is not null and exists (select from leads where id = {table}.lead_id and captured_at < $2)) from {table} where import_id = $1 order by line",
        id,
        ImportScene.Monday.AddMinutes(1));
}
