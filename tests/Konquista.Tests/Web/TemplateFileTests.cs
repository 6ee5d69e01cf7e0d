using System.Net;
using System.Security.Cryptography;

namespace Konquista.Web;

/// <summary>Files and approved templates over real HTTP, and the test that one sends to oneself.</summary>
public sealed class TemplateFileTests(TestDatabase database)
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 1, 2, 3];

    [Fact]
    public async Task A_picture_is_kept_under_its_hash_and_goes_with_the_text()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        using var answer = await Save(client, Png, "C:\\fotos\\promoção.exe", "Olha só, [nome]!");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await host.Value<byte[]>("select media_hash from templates where name = 'Foto'")).ShouldBe(SHA256.HashData(Png));
        (await host.Value<string>("select content_type || ' ' || name from media")).ShouldBe("image/png promoção.png");
        (await host.Value<string>("select data -> 'after' ->> 'media' from feed where kind = 'template.changed'")).ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Png)));
        (await client.Html(answer.Headers.Location!.OriginalString)).ShouldContain($"src=\"/media/{Convert.ToHexStringLower(SHA256.HashData(Png))}\"");
    }

    [Fact]
    public async Task A_file_stays_chosen_when_something_else_is_wrong()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        using var answer = await Save(client, Png, "foto.png", "");
        var html = await answer.Html();
        html.ShouldContain("Não salvamos nada ainda");
        html.ShouldContain($"value=\"{Convert.ToHexStringLower(SHA256.HashData(Png))}\"");
    }

    [Fact]
    public async Task A_file_is_not_what_its_name_says_nor_larger_than_whatsapp_takes()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        using var gif = await Save(client, "GIF89a, not a picture"u8.ToArray(), "foto.png", "Oi");
        (await gif.Html()).ShouldContain("não é um JPEG, PNG, WebP, MP4 ou PDF");
        using var large = await Save(client, [.. Png, .. new byte[5 * 1024 * 1024]], "foto.png", "Oi");
        (await large.Html()).ShouldContain("passa do limite do WhatsApp: 5 MB");
        using var none = await Save(client, [], "foto.png", "Oi");
        (await none.Html()).ShouldContain("O arquivo está vazio");
        (await host.Value<long>("select (select count(*) from media) + (select count(*) from templates where name = 'Foto')")).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_is_not_kept_cannot_be_named()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        var fields = TemplateDesk.Form("Foto", "Oi");
        (fields["Form.Kind"], fields["Form.Media"]) = ("media", new string('a', 64));
        using var answer = await WebHost.Post(client, "/templates/new", fields);
        (await answer.Html()).ShouldContain("Escolha o arquivo que vai com a mensagem.");
        (await host.Value<long>("select count(*) from templates where name = 'Foto'")).ShouldBe(0);
    }

    [Theory, InlineData("", "pt_BR", "nome", 1, false), InlineData("Nome Errado", "pt_BR", "nome", 1, false), InlineData("retomada", "português", "nome", 1, false),
     InlineData("retomada", "pt_BR", "link", 1, false), InlineData("retomada", "pt_BR", "nome", 2, false), InlineData("retomada", "pt_BR", "nome, [unidade]", 1, true)]
    public async Task An_approved_template_has_a_name_a_language_known_variables_and_one_text(string name, string language, string variables, int variants, bool isSaved)
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        var fields = TemplateDesk.Form("Aprovado", [.. Enumerable.Repeat("Oi, [nome]!", variants)]);
        (fields["Form.Kind"], fields["Form.CloudName"], fields["Form.CloudLanguage"], fields["Form.CloudVariables"]) = ("cloud_template", name, language, variables);
        (await WebHost.Post(client, "/templates/new", fields)).Dispose();
        (await host.Value<long>("select count(*) from templates where name = 'Aprovado' and cloud_variables = '{nome,unidade}'")).ShouldBe(isSaved ? 1 : 0);
    }

    [Fact]
    public async Task A_test_is_not_sent_to_a_lead_by_accident_nor_without_a_silo()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        await host.Value<object>("insert into phones (id, name, number, provider, base_url, token_cipher, sandbox) values (gen_random_uuid(), 'Moema 1', '+5511980000001', 'social_hub', 'http://x', '', true) returning 1");
        await TemplateDesk.Lead(host, "Ana Souza", "+5511988880001");
        (await (await Try("123")).Html()).ShouldContain("Este não é um número de WhatsApp");
        (await (await Try("(11) 98888-0001")).Html()).ShouldContain("Este número é do lead Ana Souza");
        using var alone = await Try("(11) 97777-0001");
        alone.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await host.Value<long>("select count(*) from leads where phone <> '+5511988880001'")).ShouldBe(0);

        async Task<HttpResponseMessage> Try(string number)
        {
            var phone = await host.Value<Guid>("select id from phones");
            return await WebHost.Post(client, $"/templates/{TemplateDesk.Seeded}/test", new() { ["Form.Number"] = number, ["Form.PhoneId"] = phone.ToString(), ["Form.Variant"] = "1" });
        }
    }

    [Fact]
    public async Task A_number_of_ours_that_is_not_there_sends_no_test()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        var answer = await WebHost.Post(client, $"/templates/{TemplateDesk.Seeded}/test", new() { ["Form.Number"] = "11988887777", ["Form.PhoneId"] = Guid.NewGuid().ToString() });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Html()).ShouldContain("Ainda não há telefones para enviar");
    }

    private static async Task<HttpResponseMessage> Save(HttpClient client, byte[] file, string name, string text)
    {
        using var form = new MultipartFormDataContent();
        var fields = TemplateDesk.Form("Foto", text);
        fields["Form.Kind"] = "media";
        fields["__RequestVerificationToken"] = await WebHost.Token(client, "/templates/new");
        foreach (var (key, value) in fields)
        {
            form.Add(new StringContent(value), key);
        }

        form.Add(new ByteArrayContent(file), "Form.File", name);
        return await client.PostAsync("/templates/new", form, TestContext.Current.CancellationToken);
    }
}
