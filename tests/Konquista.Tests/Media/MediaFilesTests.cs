using System.Net;
using System.Security.Cryptography;
using Konquista.Phones;
using Konquista.Web;
using Konquista.WhatsApp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Konquista.Media;

public sealed class MediaFilesTests(TestDatabase database) : IAsyncLifetime
{
    private static readonly byte[] Picture = [0xff, 0xd8, 0xff, 0xe0, 1, 2, 3];
    private WebHost _site = null!;
    private HttpClient _client = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private NpgsqlDataSource Db => _site.Services.GetRequiredService<NpgsqlDataSource>();

    public async ValueTask InitializeAsync()
    {
        _site = await WebHost.On(database);
        _client = _site.Anonymous();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task Anybody_with_the_hash_gets_the_file_for_good()
    {
        using var answer = await Get(await Keep(Picture, "image/jpeg"));

        (await answer.Content.ReadAsByteArrayAsync(Cancel)).ShouldBe(Picture);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
        answer.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("image/svg+xml")]
    public async Task What_could_carry_a_script_is_a_download(string type)
    {
        using var answer = await Get(await Keep([.. "<svg/>"u8, .. System.Text.Encoding.UTF8.GetBytes(type)], type));

        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
    }

    [Fact]
    public async Task Who_has_it_already_is_told_so()
    {
        var path = await Keep(Picture, "image/jpeg");
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "If-None-Match", $"\"{path[7..]}\"" } } };

        using var answer = await _client.SendAsync(request, Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("/media/0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("/media/abc")]
    [InlineData("/media/zz00000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("/media/ABCDEF0000000000000000000000000000000000000000000000000000000000")]
    [InlineData("/media/%2Fetc%2Fpasswd")]
    public async Task Anything_else_is_not_found(string path)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative), Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("https://konquista.example")]
    [InlineData("https://konquista.example/")]
    public async Task The_link_of_a_file_that_leaves_is_where_the_site_shows_it(string site)
    {
        var path = await Keep(Picture, "image/jpeg");

        var file = await Outgoing(site);

        file.Link.ShouldBe(new Uri("https://konquista.example" + path));
        file.Bytes!.Value.ToArray().ShouldBe(Picture);
    }

    [Fact]
    public async Task Without_a_public_address_a_file_has_no_link()
    {
        await Keep(Picture, "image/jpeg");

        (await Outgoing(null)).Link.ShouldBeNull();
    }

    [Fact]
    public void A_wrong_public_address_is_named() =>
        Should.Throw<InvalidOperationException>(() => Store("konquista")).Message.ShouldStartWith("The setting Konquista:PublicUrl must be");

    private async Task<OutgoingContent.File> Outgoing(string? site) =>
        (await Store(site).File(SHA256.HashData(Picture), "")).ShouldBeOfType<OutgoingContent.File>();

    private MediaStore Store(string? site) =>
        new(Db, new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(MediaStore.PublicUrl, site)]).Build());

    private async Task<string> Keep(byte[] bytes, string type)
    {
        var hash = SHA256.HashData(bytes);
        await using var insert = Db.CreateCommand("insert into media (hash, content_type, name, bytes) values ($1, $2, 'file', $3)");
        insert.Parameters.Add(new() { Value = hash });
        insert.Parameters.Add(new() { Value = type });
        insert.Parameters.Add(new() { Value = bytes });
        await insert.ExecuteNonQueryAsync(Cancel);
        return "/media/" + Convert.ToHexStringLower(hash);
    }

    private async Task<HttpResponseMessage> Get(string path)
    {
        var answer = await _client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return answer;
    }
}
