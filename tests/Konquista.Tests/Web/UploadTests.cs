using System.Net;
using System.Security.Cryptography;
using Konquista.Web.Imports;

namespace Konquista.Web;

/// <summary>A file becomes rows, whole, in order and in pieces.</summary>
public sealed class UploadTests(TestDatabase database)
{
    [Fact]
    public async Task A_file_becomes_pieces_of_a_megabyte_that_add_up_to_it()
    {
        var file = RandomNumberGenerator.GetBytes((2 * Upload.PieceSize) + 12345);
        var upload = new Upload(database.Source);
        using var content = new MemoryStream(file);
        var id = await upload.Take(content, new("leads", "leads.csv", "a@b"), TestContext.Current.CancellationToken);
        await using var command = database.Source.CreateCommand("""
            select i.state, i.bytes, i.sha256,
              (select string_agg(bytes, '' order by no) from import_chunks where import_id = i.id),
              (select count(*) from import_chunks where import_id = i.id)
            from imports i where id = $1
            """);
        command.Parameters.AddWithValue(id);
        await using var row = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        (await row.ReadAsync(TestContext.Current.CancellationToken)).ShouldBeTrue();
        (row.GetString(0), row.GetInt64(1), row.GetInt64(4)).ShouldBe(("mapping", file.Length, 3L));
        row.GetFieldValue<byte[]>(2).ShouldBe(SHA256.HashData(file));
        row.GetFieldValue<byte[]>(3).ShouldBe(file);
    }

    [Fact]
    public async Task A_file_that_breaks_off_leaves_nothing()
    {
        var upload = new Upload(database.Source);
        await using var content = new BrokenStream(Upload.PieceSize * 2);
        await Should.ThrowAsync<IOException>(() =>
            upload.Take(content, new("leads", "broken.csv", "a@b"), TestContext.Current.CancellationToken));
        await using var command = database.Source.CreateCommand("select count(*) from imports where file_name = 'broken.csv'");
        (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe(0L);
    }

    [Fact]
    public async Task An_uploaded_file_is_kept_although_no_silo_answers()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await WebHost.Token(client, "/imports/new")), "__RequestVerificationToken" },
            { new StringContent("leads"), "Form.Kind" },
            { new ByteArrayContent("Nome,Whatsapp\nAna,11988887766\n"u8.ToArray()), "Form.File", "leads.csv" },
        };
        using var answer = await client.PostAsync("/imports/new", form, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await client.GetStringAsync(answer.Headers.Location, TestContext.Current.CancellationToken);
        page.ShouldContain("O arquivo está guardado");
        (await host.Value<string>("select state from imports")).ShouldBe("mapping");
    }

    private sealed class BrokenStream(long good) : MemoryStream(new byte[good])
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position < Length ? base.ReadAsync(buffer, cancellationToken) : throw new IOException("The line broke.");
    }
}
