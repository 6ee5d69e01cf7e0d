using System.Text;
using Konquista.Imports.Files;
using Konquista.Leads;

namespace Konquista.Imports;

public sealed class ImportRunTests(TestDatabase database)
{
    private const string Of700 = "done 700 new 583 updated 0 known 0 repeated 94 refused 23 enrolled 583";

    [Fact]
    public async Task Every_line_of_the_700_gets_the_verdict_that_is_true_of_it()
    {
        await using var scene = await ImportScene.Open(database);
        var id = await scene.Upload(ImportScene.SevenHundred);

        await scene.Run(id);

        (await scene.Summary(id)).ShouldBe(Of700);
        (await scene.All<string>("""
            select concat_ws(' ', i.line, i.verdict, l.phone, l.area_code, l.state, l.region)
            from import_lines i left join leads l on l.id = i.lead_id where import_id = $1 order by line
            """, id)).ShouldBe(ImportScene.Truth.GetProperty("rows").EnumerateArray().Select(Expected));
    }

    [Theory]
    [InlineData("utf-8-bom")]
    [InlineData("semicolon")]
    [InlineData("tab")]
    [InlineData("windows-1252")]
    [InlineData("utf-16")]
    [InlineData("crlf")]
    public async Task However_the_700_are_written_they_are_the_same(string form)
    {
        await using var scene = await ImportScene.Open(database);
        var id = await scene.Upload(ImportForm.Of(form, ImportScene.SevenHundred));

        await scene.Run(id);

        (await scene.Summary(id)).ShouldBe(Of700);
        (await scene.One<string>("select concat_ws(' ', encoding, ascii(delimiter)) from imports where id = $1", id)).ShouldBe(ImportForm.Noted(form));
        (await scene.One<long>("select count(*) from leads where name like 'Conceição%'")).ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        await using var scene = await ImportScene.Open(database);
        await scene.Run(await scene.Upload(ImportScene.SevenHundred));
        var again = await scene.Upload(ImportScene.SevenHundred);

        await scene.Run(again);

        (await scene.Summary(again)).ShouldBe("done 700 new 0 updated 0 known 583 repeated 94 refused 23 enrolled 0");
        scene.Captured.ShouldBeEmpty();
        (await scene.One<long>("select count(*) from enrollments")).ShouldBe(583);
    }

    [Fact]
    public async Task A_person_named_twice_has_the_tags_of_both_lines()
    {
        await using var scene = await ImportScene.Open(database);

        var id = await scene.Import("Nome,Whatsapp,Tags\nAna,11980000001,\"VIP, BOTOX\"\nAna L,(11) 8000-0001,Botox;Moema\n");

        (await scene.Summary(id)).ShouldBe("done 2 new 1 updated 0 known 0 repeated 1 refused 0 enrolled 1");
        (await scene.One<string>("select concat_ws(' ', name, array_to_string(tags, '|'), version) from leads")).ShouldBe("Ana VIP|BOTOX|MOEMA 0");
    }

    [Fact]
    public async Task A_person_named_again_chunks_later_gets_the_tags_and_a_new_version()
    {
        await using var scene = await ImportScene.Open(database);

        var id = await scene.Import(ImportScene.People(ImportLines.AtOnce + 10) + "Ana 0,11980000000,BOTOX\nAna 1,11980000001,VIP\n");

        (await scene.Summary(id)).ShouldBe("done 4012 new 4010 updated 0 known 0 repeated 2 refused 0 enrolled 4010");
        (await scene.All<string>("select concat_ws(' ', array_to_string(tags, '|'), version) from leads where name in ('Ana 0', 'Ana 1') order by name"))
            .ShouldBe(["VIP|BOTOX 1", "VIP 0"]);
        (await scene.One<long>("select count(*) from feed where kind = 'lead.updated' and import_id = $1", id)).ShouldBe(1);
    }

    [Fact]
    public async Task Somebody_known_with_something_new_is_told_through_their_grain()
    {
        await using var scene = await ImportScene.Open(database);
        await scene.Import(ImportScene.People(3));

        var id = await scene.Import("Nome,Whatsapp,Tags\nAna,11980000000,VIP\nAna,11980000001,BOTOX\n");

        (await scene.Summary(id)).ShouldBe("done 2 new 0 updated 1 known 1 repeated 0 refused 0 enrolled 0");
        var told = scene.Captured.ShouldHaveSingleItem().Lead;
        (told.Enroll, told.ImportId, told.Source, string.Join('|', told.Tags)).ShouldBe((false, id, LeadSource.Import, "BOTOX"));
    }

    [Fact]
    public async Task Who_finished_is_enrolled_again_only_when_asked()
    {
        await using var scene = await ImportScene.Open(database);
        await scene.Import(ImportScene.People(1));
        await scene.Execute("update enrollments set state = 'finished'");

        (await scene.Summary(await scene.Import(ImportScene.People(1)))).ShouldBe("done 1 new 0 updated 0 known 1 repeated 0 refused 0 enrolled 0");
        (await scene.Summary(await scene.Import(ImportScene.People(1), new() { Again = true }))).ShouldBe("done 1 new 0 updated 1 known 0 repeated 0 refused 0 enrolled 1");
    }

    [Fact]
    public async Task After_a_stop_it_goes_on_with_the_next_chunk()
    {
        await using var scene = await ImportScene.Open(database);
        var id = await scene.Upload(ImportScene.People(9_000));
        await using (var run = await scene.Begin(id))
        {
            (await run.Next(TestContext.Current.CancellationToken)).ShouldBeTrue();
            await new ImportStore(scene.Source).Stop(id);
            (await run.Next(TestContext.Current.CancellationToken)).ShouldBeFalse();
        }

        (await scene.Summary(id)).ShouldBe("stopped 4000 new 4000 updated 0 known 0 repeated 0 refused 0 enrolled 4000");
        await scene.Run(id);

        (await scene.Summary(id)).ShouldBe("done 9000 new 9000 updated 0 known 0 repeated 0 refused 0 enrolled 9000");
    }

    [Fact]
    public async Task A_chunk_that_could_not_be_committed_is_written_whole_later()
    {
        await using var scene = await ImportScene.Open(database);
        await scene.Execute("alter table import_lines add constraint broken check (line <> 6000)");
        var id = await scene.Upload(ImportScene.People(9_000));
        await Should.ThrowAsync<Npgsql.PostgresException>(() => scene.Run(id));

        (await scene.One<long>("select count(*) from leads")).ShouldBe(4000);
        await scene.Execute("alter table import_lines drop constraint broken");
        await scene.Run(id);

        (await scene.Summary(id)).ShouldBe("done 9000 new 9000 updated 0 known 0 repeated 0 refused 0 enrolled 9000");
        (await scene.One<long>("select count(*) from orleans.reminder")).ShouldBe(9000);
    }

    [Fact]
    public async Task A_line_that_cannot_be_stored_as_it_is_stops_nobody()
    {
        await using var scene = await ImportScene.Open(database);
        var name = new string('a', ImportLine.LongestKept - 1) + "🌸🌸";
        var file = $"Nome,Whatsapp,Tags\n{name},12,VIP\nBi\0a,12,VIP\nCaio,119800000\001,VIP\n";

        var id = await scene.Upload([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(file)]);
        await scene.Run(id);

        (await scene.Summary(id)).ShouldBe("done 3 new 1 updated 0 known 0 repeated 0 refused 2 enrolled 1");
        (await scene.All<string>("select given from import_lines where verdict = 'refused' order by line")).ShouldBe([name[..^4], "Bia,12,VIP"]);
    }

    [Theory]
    [InlineData("", "failed empty_file")]
    [InlineData("Nome;Tags\nAna;VIP\n", "failed missing_column:Whatsapp")]
    public async Task A_file_that_is_refused_says_why(string file, string summary)
    {
        await using var scene = await ImportScene.Open(database);

        var id = await scene.Import(file);

        (await scene.Summary(id)).ShouldBe(summary);
    }

    [Fact]
    public async Task Nothing_usable_among_the_first_thousands_of_lines_ends_it()
    {
        await using var scene = await ImportScene.Open(database);

        var id = await scene.Import("Nome,Whatsapp,Tags\n" + string.Concat(Enumerable.Repeat("lorem ipsum dolor sit amet\n", 50_000)));

        (await scene.Summary(id)).ShouldBe("failed nothing_usable:4000");
        (await scene.One<long>("select count(*) from import_lines")).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_of_which_a_part_never_came_is_refused()
    {
        await using var scene = await ImportScene.Open(database);
        var id = await scene.Upload(ImportScene.SevenHundred);
        await scene.Execute("delete from import_chunks where no = 2");

        await scene.Run(id);

        (await scene.Summary(id)).ShouldBe("failed incomplete_upload");
    }

    private static string Expected(System.Text.Json.JsonElement row)
    {
        string Of(string name) => row.TryGetProperty(name, out var value) && value.ValueKind is System.Text.Json.JsonValueKind.String ? value.GetString()! : "";

        var verdict = Of("verdict") switch { "same" => "repeated", "invalid" => "refused", var other => other };
        var line = row.GetProperty("line").GetInt32();
        return verdict == "refused" ? $"{line} {verdict}" : $"{line} {verdict} +{Of("key")} {Of("ddd")} {Of("uf")} {Of("region")}";
    }
}
