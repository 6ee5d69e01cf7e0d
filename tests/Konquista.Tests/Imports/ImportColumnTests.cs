using System.Globalization;
using Konquista.Imports.Files;

namespace Konquista.Imports;

public sealed class ImportColumnTests(TestDatabase database)
{
    private const string Odd = "Cliente;Fone;Grupo;Fone 2\nAna;11980000001;VIP;1133334444\nBia;11980000002;;\n";

    [Fact]
    public async Task A_look_tells_how_a_file_is_written_and_its_first_lines()
    {
        await using var scene = await ImportScene.Open(database);
        var sample = await Look(scene, Odd);

        (sample.Delimiter, sample.Encoding, sample.Problem).ShouldBe((";", "utf-8", null));
        sample.Header.ShouldBe(["Cliente", "Fone", "Grupo", "Fone 2"]);
        sample.Rows.Select(row => string.Join('|', row)).ShouldBe(["Ana|11980000001|VIP|1133334444", "Bia|11980000002||"]);
        sample.Guess.ShouldBe(new ImportMapping { Name = 0, Phone = 1 });
    }

    [Theory]
    [InlineData("", "empty_file")]
    [InlineData("PK\u0003\u0004 and so on", "spreadsheet_file")]
    [InlineData("Nome\0,Whatsapp\n", "binary_file")]
    public async Task A_look_at_what_is_no_text_says_so(string file, string problem)
    {
        await using var scene = await ImportScene.Open(database);
        (await Look(scene, file)).Problem.ShouldBe(problem);
    }

    [Fact]
    public async Task A_thousand_columns_and_open_quotes_are_looked_at_in_measure()
    {
        await using var scene = await ImportScene.Open(database);
        var header = string.Join(',', Enumerable.Range(0, 1000).Select(no => no.ToString(CultureInfo.InvariantCulture)));
        var sample = await Look(scene, $"{header}\n\"{new string('a', 500)},1\nBia,2\n");

        sample.Header.Count.ShouldBe(ImportSample.MostColumns);
        sample.Rows.SelectMany(row => row).Max(cell => cell.Length).ShouldBe(ImportSample.LongestCell);
    }

    [Fact]
    public async Task The_columns_that_were_chosen_are_read_whatever_they_are_called()
    {
        await using var scene = await ImportScene.Open(database);
        var id = await scene.Import(Odd, new() { Columns = new() { Name = 0, Phone = 1, Tags = 2 } });

        (await scene.Summary(id)).ShouldBe("done 2 new 2 updated 0 known 0 repeated 0 refused 0 enrolled 2");
        (await scene.All<string>("select concat_ws(' ', name, phone, array_to_string(tags, '|')) from leads order by name"))
            .ShouldBe(["Ana +5511980000001 VIP", "Bia +5511980000002 "]);
    }

    [Fact]
    public async Task A_file_without_names_is_taken_in_when_only_the_number_was_chosen()
    {
        await using var scene = await ImportScene.Open(database);
        var id = await scene.Import("Numero\n11980000001\n", new() { Columns = new() { Phone = 0 } });

        (await scene.Summary(id)).ShouldBe("done 1 new 1 updated 0 known 0 repeated 0 refused 0 enrolled 1");
    }

    [Fact]
    public async Task A_mended_file_of_refused_lines_is_taken_with_the_marks_that_keep_spreadsheets_from_calculating()
    {
        await using var scene = await ImportScene.Open(database);
        var id = await scene.Import("Linha;Motivo;Nome;Whatsapp\n\"4\";\"número curto demais\";\"Caio\";\"'+5511980000009\"\n");

        (await scene.Summary(id)).ShouldBe("done 1 new 1 updated 0 known 0 repeated 0 refused 0 enrolled 1");
    }

    [Fact]
    public async Task A_column_that_the_file_has_not_ends_it()
    {
        await using var scene = await ImportScene.Open(database);
        (await scene.Summary(await scene.Import(Odd, new() { Columns = new() { Phone = 4 } }))).ShouldBe("failed missing_column:Whatsapp");
    }

    private static async Task<ImportSample> Look(ImportScene scene, string file)
    {
        var id = await scene.Upload(file);
        await using var lines = new ImportLines(scene.Source, id);
        return (await lines.Look(TestContext.Current.CancellationToken))!;
    }
}
