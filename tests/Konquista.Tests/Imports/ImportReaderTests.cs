using System.Text;
using Konquista.Imports.Files;

namespace Konquista.Imports;

public sealed class ImportReaderTests
{
    [Fact]
    public async Task Columns_are_found_in_any_order_case_and_accent_and_others_are_passed_over() =>
        (await Read("Origem;TÁGS;CELULAR;nome \nsite;VIP;119;Ana\n")).ShouldHaveSingleItem()
            .ShouldBe(new(2, "Ana", "119", "VIP", "site;VIP;119;Ana"));

    [Fact]
    public async Task Unquoted_commas_in_the_last_column_are_more_tags() =>
        (await Read("Nome,Whatsapp,Tags\nAna,119,VIP,BOTOX\n")).ShouldHaveSingleItem().Tags.ShouldBe("VIP,BOTOX");

    [Fact]
    public async Task A_line_break_inside_quotes_belongs_to_its_record() =>
        (await Read("Nome,Whatsapp,Tags\n\"Ana\nMaria\",119,VIP\nBia,118,\n")).Select(line => (line.Line, line.Name)).ShouldBe([(2, "Ana\nMaria"), (4, "Bia")]);

    [Theory]
    [InlineData("Nome,Whatsapp,Tags\nAna,119,VIP\n\"Bia,118,\nCaio,117,\"VIP, A\"\nDora,116,\n")]
    [InlineData("Nome,Whatsapp,Tags\nAna,119,VIP\n\"Bia,118,\nCaio,117,VIP\nDora,116,\n")]
    [InlineData("Nome,Whatsapp,Tags\nAna,119,VIP\n\"Bia,118,\nCaio,117,\"\nDora,116,\n")]
    public async Task An_open_quote_costs_its_own_line_and_no_other(string file)
    {
        var lines = await Read(file);

        lines.Select(line => line.Line).ShouldBe([2, 3, 4, 5]);
        lines[1].Fault.ShouldBe(ImportLine.OpenQuote);
        lines[1].Raw.ShouldBe("\"Bia,118,");
        lines[3].Fault.ShouldBeNull();
    }

    [Fact]
    public async Task An_open_quote_before_a_long_file_costs_its_own_line_and_no_other()
    {
        var lines = await Read("Nome,Whatsapp,Tags\n\"Bia,118,\n" + ImportScene.People(20_000)["Nome,Whatsapp,Tags\n".Length..]);

        lines.Count.ShouldBe(20_001);
        lines.Count(line => line.Fault is not null).ShouldBe(1);
    }

    [Fact]
    public async Task A_quote_inside_a_name_is_part_of_it() =>
        (await Read("Nome,Whatsapp,Tags\nMaria \"Mia\" Silva,119,\n")).ShouldHaveSingleItem().Name.ShouldBe("Maria \"Mia\" Silva");

    [Theory]
    [InlineData("", "empty_file")]
    [InlineData("Nome,Tags\nAna,VIP\n", "missing_column:Whatsapp")]
    [InlineData("Whatsapp;Tags\n119;VIP\n", "missing_column:Nome")]
    [InlineData("\u0001\0\u0002\u0003", "binary_file")]
    [InlineData("PK\u0003\u0004 xl/workbook.xml", "spreadsheet_file")]
    [InlineData("<html><body>Not found</body></html>", "missing_column:Nome")]
    public async Task What_is_no_list_of_people_is_refused_by_name(string file, string problem) =>
        (await Should.ThrowAsync<ImportProblem>(() => Read(file))).Code.ShouldBe(problem);

    [Fact]
    public async Task A_line_longer_than_any_person_ends_the_import_by_its_number() =>
        (await Should.ThrowAsync<ImportProblem>(() => Read("Nome,Whatsapp,Tags\nAna,119,\nBia," + new string('1', 300_000) + "\n")))
            .Code.ShouldBe("line_too_long:3");

    [Theory]
    [InlineData("Nome,Whatsapp,Tags\nConceição,119,\n", "utf-8")]
    [InlineData("Nome,Whatsapp,Tags\nAna,119,\n", "utf-8")]
    public async Task Valid_utf8_is_utf8(string file, string encoding) => (await Inspect(Encoding.UTF8.GetBytes(file))).Encoding.ShouldBe(encoding);

    [Theory]
    [InlineData(65_534)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    public async Task A_character_cut_by_the_end_of_a_read_is_still_utf8(int at)
    {
        const string Header = "Nome,Whatsapp,Tags\n";
        byte[] file = [.. Encoding.UTF8.GetBytes(Header + new string('a', at - Header.Length) + "🌸é"), .. new byte[200_000].Select(_ => (byte)'b')];

        (await Inspect(file)).Encoding.ShouldBe("utf-8");
        (await Inspect([.. file, 0xE9])).Encoding.ShouldBe("windows-1252");
    }

    private static async Task<ImportFormat> Inspect(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return await ImportFormat.Inspect(stream, file.Length, ImportKind.Leads, byName: true, TestContext.Current.CancellationToken);
    }

    private static async Task<List<ImportLine>> Read(string text)
    {
        var file = Encoding.UTF8.GetBytes(text);
        await using var reader = new ImportReader(() => new MemoryStream(file), await Inspect(file), ImportKind.Leads);
        await reader.Start(1, TestContext.Current.CancellationToken);
        var lines = new List<ImportLine>();
        while (await reader.Read(TestContext.Current.CancellationToken) is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }
}
