using System.Globalization;
using System.Net;
using Konquista.Web;
using Konquista.Web.Accounts;
using Konquista.Web.LandingPages;
using SkiaSharp;

namespace Konquista.LandingPages;

/// <summary>The editor over HTTP and without a script: begun from a theme, written, published, taken back, and kept from who may not.</summary>
public sealed class LandingEditorTests(TestDatabase database)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_is_begun_from_a_theme_and_published_once_its_examples_are_replaced()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        using var begun = await WebHost.Post(client, "/landing-pages/new", new() { ["Form.Name"] = "Avaliação em Moema", ["Form.Theme"] = "noturno" });
        var editor = begun.Headers.Location!.OriginalString;
        await host.Run("insert into stores (id, name, tag, address) values (gen_random_uuid(), 'Moema', 'MOEMA', 'Av. Ibirapuera, 1'); update landing_pages set store_id = (select id from stores)");

        using var refused = await WebHost.Post(client, editor, Fields(await Page(host), "publish"));
        WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Cancel)).ShouldContain("as respostas ainda são de exemplo");
        var fields = Fields(await Page(host), "publish");
        fields["Form.Content.Blocks[4].Items[0].Text"] = OwnWords.Answer;
        using var answer = await WebHost.Post(client, editor, fields);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetStringAsync("/p/avaliacao-em-moema", Cancel)).ShouldContain("7 dias de treino.");
        (await host.Value<string>("select data -> 'after' ->> 'state' from feed where kind = 'page.published' and actor like '%@%'")).ShouldBe("published");
    }

    [Fact]
    public async Task What_is_not_ready_is_saved_and_its_blocks_are_named()
    {
        await using var desk = await LandingDesk.Open(database);
        using var client = await desk.Host.SignedIn();
        var fields = Fields(await Page(desk.Host), "publish");
        fields["Form.Content.Blocks[0].Heading"] = "";
        using var answer = await WebHost.Post(client, Editor(desk), fields);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
        html.ShouldContain("ainda não publicamos");
        html.ShouldContain("<a href=\"#in-block-0\">1. Abertura</a>: falta o título");
        html.ShouldContain("id=\"page-problems\" open");
        html.ShouldContain("Para publicar: falta o título.");
        (await desk.Host.Value<int>("select published_no from landing_pages")).ShouldBe(1);
    }

    [Fact]
    public async Task While_one_writes_it_is_saved_and_the_next_saving_goes_on_from_there()
    {
        await using var desk = await LandingDesk.Open(database);
        using var client = await desk.Host.SignedIn();
        var fields = Fields(await Page(desk.Host), act: null);
        fields["Form.Content.Blocks[0].Heading"] = "Outra abertura";
        using var answer = await WebHost.Post(client, Editor(desk), fields, to: Editor(desk) + "/save");

        var html = await answer.Content.ReadAsStringAsync(Cancel);
        html.ShouldContain("salvo às");
        html.ShouldContain($"id=\"page-version\" value=\"{await desk.Host.Value<int>("select version from landing_pages")}\"");
        (await desk.Host.Value<string>("select draft -> 'blocks' -> 0 ->> 'heading' from landing_pages")).ShouldBe("Outra abertura");
        (await client.GetStringAsync($"/landing-pages/{desk.Page}/preview", Cancel)).ShouldContain("Outra abertura");
        (await client.GetStringAsync(LandingDesk.Path, Cancel)).ShouldNotContain("Outra abertura");
    }

    [Fact]
    public async Task The_second_of_two_who_write_is_told_and_loses_nothing()
    {
        await using var desk = await LandingDesk.Open(database);
        using var client = await desk.Host.SignedIn();
        var fields = Fields(await Page(desk.Host), "save");
        (await WebHost.Post(client, Editor(desk), Fields(await Page(desk.Host), "save"))).Dispose();
        fields["Form.Content.Blocks[0].Heading"] = "Minha abertura";
        using var answer = await WebHost.Post(client, Editor(desk), fields);

        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
        html.ShouldContain("Outra pessoa salvou esta página");
        html.ShouldContain("value=\"Minha abertura\"");
    }

    [Theory]
    [InlineData("admin", "reservado pelo sistema. Experimente: pagina-admin")]
    [InlineData("Não Pode", "Experimente: nao-pode")]
    [InlineData("outra", "Está livre: outra-2")]
    public async Task An_address_that_cannot_be_had_is_refused_with_one_that_can(string slug, string sentence)
    {
        await using var desk = await LandingDesk.Open(database);
        await desk.Of<LandingPageBook>().Begin(Guid.CreateVersion7(), new() { Name = "Outra", Slug = "outra" }, "x", Cancel);
        using var client = await desk.Host.SignedIn();
        var fields = Fields(await Page(desk.Host), "save");
        fields["Form.Slug"] = slug;
        using var answer = await WebHost.Post(client, Editor(desk), fields);

        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain(sentence);
        (await desk.Host.Value<string>($"select slug from landing_pages where id = '{desk.Page}'")).ShouldBe(LandingDesk.Slug);
    }

    [Fact]
    public async Task A_picture_is_taken_in_and_what_is_none_is_refused_beside_its_field()
    {
        await using var desk = await LandingDesk.Open(database);
        using var client = await desk.Host.SignedIn();
        using var taken = await Upload(desk, client, Png());
        taken.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetStringAsync($"/landing-pages/{desk.Page}/preview", Cancel)).ShouldContain("width=\"600\" height=\"400\"");
        (await desk.Host.Value<long>("select count(*) from media where content_type = 'image/webp'")).ShouldBe(2);

        using var refused = await Upload(desk, client, "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"u8.ToArray());
        WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Cancel)).ShouldContain("Este arquivo não é uma foto que aceitamos.");
        (await desk.Host.Value<long>("select count(*) from media")).ShouldBe(2);
    }

    [Fact]
    public async Task An_old_version_comes_back_as_the_draft()
    {
        await using var desk = await LandingDesk.Open(database);
        await desk.Host.Run($$"""update landing_pages set draft = jsonb_set(draft, '{blocks,0,heading}', '"Segunda"'), version = version + 1""");
        await desk.Publish();
        using var client = await desk.Host.SignedIn();
        using var answer = await WebHost.Post(client, $"/landing-pages/{desk.Page}", new() { ["no"] = "1" }, to: $"/landing-pages/{desk.Page}/takeback");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await desk.Host.Value<string>("select draft -> 'blocks' -> 0 ->> 'heading' from landing_pages")).ShouldBe("Sua pele bem cuidada, do seu jeito");
        (await client.GetStringAsync(LandingDesk.Path, Cancel)).ShouldContain("Segunda");
    }

    [Theory, InlineData(Role.Attendant), InlineData(Role.Viewer)]
    public async Task Who_only_looks_changes_nothing(string role)
    {
        await using var desk = await LandingDesk.Open(database);
        using var owner = await desk.Host.SignedIn();
        using var client = await desk.Host.SignedInAs(role);
        using var answer = await WebHost.Post(client, $"/landing-pages/{desk.Page}", [], to: $"/landing-pages/{desk.Page}/unpublish");

        (await desk.Host.Value<string>("select state from landing_pages")).ShouldBe("published");
        (await client.GetStringAsync("/landing-pages", Cancel)).ShouldContain("Botox em Moema");
    }

    private static string Editor(LandingDesk desk) => $"/landing-pages/{desk.Page}/edit";

    private static async Task<HttpResponseMessage> Upload(LandingDesk desk, HttpClient client, byte[] bytes)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in Fields(await Page(desk.Host), "picture:Blocks[0].Picture"))
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new StringContent(await WebHost.Token(client, Editor(desk))), "__RequestVerificationToken");
        form.Add(new ByteArrayContent(bytes), "File.Blocks[0].Picture", "foto.png");
        return await client.PostAsync(Editor(desk), form);
    }

    private static byte[] Png()
    {
        using var picture = new SKBitmap(600, 400);
        picture.Erase(SKColors.Coral);
        using var image = SKImage.FromBitmap(picture);
        using var data = image.Encode(SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }

    private static async Task<LandingPageDetails> Page(WebHost host) => new()
    {
        Id = await host.Value<Guid>("select id from landing_pages order by created_at limit 1"),
        Name = await host.Value<string>("select name from landing_pages order by created_at limit 1"),
        Slug = await host.Value<string>("select slug from landing_pages order by created_at limit 1"),
        Draft = await host.Value<string>("select draft::text from landing_pages order by created_at limit 1"),
        StoreId = await host.Value<object>("select coalesce(store_id::text, '') from landing_pages order by created_at limit 1") is string { Length: > 0 } store ? Guid.Parse(store) : null,
        Version = await host.Value<int>("select version from landing_pages order by created_at limit 1"),
        State = "draft",
        Address = "",
    };

    /// <summary>What a browser would send of the editor.</summary>
    private static Dictionary<string, string> Fields(LandingPageDetails page, string? act)
    {
        var content = page.Content;
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["act"] = act,
            ["Form.Name"] = page.Name,
            ["Form.Slug"] = page.Slug,
            ["Form.StoreId"] = page.StoreId?.ToString(),
            ["Form.Version"] = page.Version.ToString(CultureInfo.InvariantCulture),
            ["Form.Content.Title"] = content.Title,
            ["Form.Content.Theme"] = content.Theme,
            ["Form.Content.Consent"] = content.Consent,
        };
        foreach (var (at, block) in content.Blocks.Index())
        {
            var place = $"Form.Content.Blocks[{at}]";
            (fields[place + ".Kind"], fields[place + ".Heading"], fields[place + ".Text"]) = (block.Kind, block.Heading, block.Text);
            (fields[place + ".Question"], fields[place + ".Options"], fields[place + ".Picture"]) = (block.Question, block.Options, block.Picture);
            foreach (var (no, item) in block.Items.Index())
            {
                (fields[$"{place}.Items[{no}].Title"], fields[$"{place}.Items[{no}].Text"]) = (item.Title, item.Text);
            }
        }

        return fields.Where(field => field.Value is not null).ToDictionary(field => field.Key, field => field.Value!, StringComparer.Ordinal);
    }
}
