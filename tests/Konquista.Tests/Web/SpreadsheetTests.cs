using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Konquista.Web.Imports;
using MiniExcelLibs;

namespace Konquista.Web;

/// <summary>An Excel file is taken as the CSV of its first sheet, and one that was made to do harm is not taken.</summary>
public sealed class SpreadsheetTests(TestDatabase database)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_become_lines_and_numbers_keep_their_digits()
    {
        var file = Sheet(
            new { Nome = "Ana \"A\"\nSouza", Whatsapp = (object)11987654321.0, Data = new DateTime(2026, 3, 10, 15, 0, 0), Nota = "=1+1" },
            new { Nome = "🌸 Bia", Whatsapp = (object)"5.5E+12", Data = new DateTime(2026, 3, 10), Nota = "" },
            new { Nome = "Caio", Whatsapp = (object)5.5e12, Data = new DateTime(2026, 3, 10), Nota = "0.5" });
        var id = await Take(file);

        (await Kept(id)).Split('\n').ShouldBe([
            "\"Nome\",\"Whatsapp\",\"Data\",\"Nota\"",
            "\"Ana \"\"A\"\" Souza\",\"11987654321\",\"10/03/2026 15:00\",\"=1+1\"",
            "\"🌸 Bia\",\"5.5E+12\",\"10/03/2026 00:00\",\"\"",
            "\"Caio\",\"5500000000000\",\"10/03/2026 00:00\",\"0.5\"",
            "",
        ]);
        await using var command = database.Source.CreateCommand("select sha256, bytes, state from imports where id = $1");
        command.Parameters.AddWithValue(id);
        await using var row = await command.ExecuteReaderAsync(Cancel);
        (await row.ReadAsync(Cancel)).ShouldBeTrue();
        row.GetFieldValue<byte[]>(0).ShouldBe(SHA256.HashData(file));
        (row.GetInt64(1), row.GetString(2)).ShouldBe((Encoding.UTF8.GetByteCount(await Kept(id)), "mapping"));
    }

    [Fact]
    public async Task A_sheet_of_many_rows_is_kept_in_pieces_that_add_up()
    {
        var id = await Take(Sheet([.. Enumerable.Range(0, 60_000).Select(no => new { Nome = $"Ana {no}", Whatsapp = 11980000000.0 + no })]));
        var lines = (await Kept(id)).Split('\n');

        (lines.Length, lines[1], lines[60_000]).ShouldBe((60_002, "\"Ana 0\",\"11980000000\"", "\"Ana 59999\",\"11980059999\""));
    }

    [Fact]
    public async Task A_bomb_is_refused_before_it_goes_off() =>
        (await Problem(Zip(("xl/workbook.xml", 10), ("xl/worksheets/sheet1.xml", 80_000_000)))).ShouldBe(SpreadsheetProblem.Bomb);

    [Fact]
    public async Task A_zip_of_thousands_of_parts_is_refused() =>
        (await Problem(Zip([("xl/workbook.xml", 10), .. Enumerable.Range(0, 2000).Select(no => ($"a{no}", 1))]))).ShouldBe(SpreadsheetProblem.Bomb);

    [Fact]
    public async Task What_is_a_zip_but_no_spreadsheet_is_refused()
    {
        (await Problem(Zip(("word/document.xml", 10)))).ShouldBe(SpreadsheetProblem.Broken);
        (await Problem("PK\u0003\u0004 and nothing else"u8.ToArray())).ShouldBe(SpreadsheetProblem.Broken);
        (await Problem(Zip(("xl/workbook.xml", 10), ("xl/worksheets/sheet1.xml", 10)))).ShouldBe(SpreadsheetProblem.Broken);
    }

    [Fact]
    public async Task A_sheet_that_is_too_wide_is_refused() =>
        (await Problem(Sheet(Enumerable.Range(0, Spreadsheet.MostColumns + 1).ToDictionary(no => $"c{no}", no => (object)no)))).ShouldBe(SpreadsheetProblem.TooWide);

    [Fact]
    public async Task Whoever_uploads_a_bomb_is_told_so_on_the_page()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await WebHost.Token(client, "/imports/new")), "__RequestVerificationToken" },
            { new StringContent("leads"), "Form.Kind" },
            { new ByteArrayContent(Zip(("xl/workbook.xml", 10), ("xl/worksheets/sheet1.xml", 80_000_000))), "Form.File", "leads.xlsx" },
        };
        using var answer = await client.PostAsync("/imports/new", form, Cancel);

        System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("grande demais");
        (await host.Value<long>("select count(*) from imports")).ShouldBe(0);
    }

    private static byte[] Sheet(params object[] rows)
    {
        using var file = new MemoryStream();
        file.SaveAs(rows);
        return file.ToArray();
    }

    private static byte[] Zip(params (string Name, int Bytes)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(new byte[bytes]);
            }
        }

        return file.ToArray();
    }

    private async Task<Guid> Take(byte[] file)
    {
        using var content = new MemoryStream(file);
        return await new Upload(database.Source).Take(content, new("leads", "leads.xlsx", "a@b"), Cancel);
    }

    private async Task<string> Problem(byte[] file) => (await Should.ThrowAsync<SpreadsheetProblem>(() => Take(file))).Code;

    private async Task<string> Kept(Guid id)
    {
        await using var command = database.Source.CreateCommand("select convert_from(string_agg(bytes, '' order by no), 'UTF8') from import_chunks where import_id = $1");
        command.Parameters.AddWithValue(id);
        return (string)(await command.ExecuteScalarAsync(Cancel))!;
    }
}
