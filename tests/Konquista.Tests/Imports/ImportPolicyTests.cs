namespace Konquista.Imports;

/// <summary>What a file does to somebody who is a lead already is for the import to choose.</summary>
public sealed class ImportPolicyTests(TestDatabase database)
{
    private const string Stores = "insert into stores (id, name, tag) values (md5('a')::uuid, 'Moema', 'MOEMA'), (md5('b')::uuid, 'Centro', 'CENTRO')";
    private const string File = "Nome;Whatsapp;Tags;Unidade;Obs;Telefone 2\nAna Maria;11980000000;BOTOX;Centro;Ligar;1133334444\nNova;11980000001;;moema;Nota;1133335555\n";

    [Theory]
    [InlineData(ImportPolicy.Merge, "done 2 new 1 updated 1 known 0 repeated 0 refused 0 enrolled 1", "Ana 0 Ana VIP|BOTOX Moema Ligar")]
    [InlineData(ImportPolicy.Update, "done 2 new 1 updated 1 known 0 repeated 0 refused 0 enrolled 1", "Ana Maria Ana VIP|BOTOX Centro Ligar")]
    [InlineData(ImportPolicy.Skip, "done 2 new 1 updated 0 known 1 repeated 0 refused 0 enrolled 1", "Ana 0 Ana VIP Moema ")]
    public async Task A_known_person_is_completed_replaced_or_left_alone(ImportPolicy policy, string summary, string lead)
    {
        await using var scene = await ImportScene.Open(database);
        await using var cluster = await ImportCluster.Start(scene);
        await scene.Execute(Stores);
        await scene.Import(ImportScene.People(1));
        await scene.Execute("update leads set store_id = md5('a')::uuid");
        var id = await scene.Upload(File, new() { Policy = policy });
        await cluster.Run(scene, id);

        (await scene.Summary(id)).ShouldBe(summary);
        (await scene.One<string>("""
            select concat_ws(' ', l.name, l.first_name, array_to_string(l.tags, '|'), s.name, l.note)
            from leads l left join stores s on s.id = l.store_id where phone = '+5511980000000'
            """)).ShouldBe(lead);
        (await scene.One<long>("select count(*) from import_changes where import_id = $1", id)).ShouldBe(policy is ImportPolicy.Skip ? 0 : 1);
    }

    [Fact]
    public async Task A_newcomer_has_the_store_the_note_and_the_second_number_of_their_line()
    {
        await using var scene = await ImportScene.Open(database);
        await scene.Execute(Stores);
        await scene.Import(File);

        (await scene.All<string>("""
            select concat_ws(' ', s.name, l.note, (select string_agg(value, ' ' order by value desc) from lead_identities where lead_id = l.id))
            from leads l join stores s on s.id = l.store_id order by l.name
            """)).ShouldBe(["Centro Ligar +5511980000000 +551133334444", "Moema Nota +5511980000001 +551133335555"]);
    }

    [Fact]
    public async Task A_second_number_that_is_somebody_s_already_is_left_to_them()
    {
        await using var scene = await ImportScene.Open(database);
        await scene.Import("Nome,Whatsapp,Telefone 2\nAna,11980000000,1133334444\nBia,11980000001,1133334444\nCaio,1133334444,\n");
        (await scene.All<string>("select concat_ws(' ', l.name, string_agg(value, ' ' order by value desc)) from leads l join lead_identities i on lead_id = l.id group by l.id, l.name order by 1"))
            .ShouldBe(["Ana +5511980000000", "Bia +5511980000001", "Caio +551133334444"]);

        await scene.Import("Nome,Whatsapp,Telefone 2\nDora,11980000002,1133334444\n");
        (await scene.One<long>("select count(*) from lead_identities")).ShouldBe(4);
    }

    [Fact]
    public async Task Why_they_may_be_written_to_is_kept_with_the_import_once()
    {
        await using var scene = await ImportScene.Open(database);
        await using var cluster = await ImportCluster.Start(scene);
        var consent = new Leads.ConsentGiven { Basis = "legitimate_interest", Evidence = new Dictionary<string, string>(StringComparer.Ordinal) { ["origin"] = "ficha" } };
        var id = await scene.Upload(ImportScene.People(2), new() { Consent = consent });
        await cluster.Rehearse(scene, id);
        await cluster.Run(scene, id);

        (await scene.One<string>("select concat_ws(' ', lead_id is null, import_id = $1, basis, granted, source, evidence ->> 'origin') from consents", id))
            .ShouldBe("t t legitimate_interest t import ficha");
    }
}
