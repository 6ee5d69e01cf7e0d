using System.Net;
using Konquista.Web.Accounts;

namespace Konquista.Web;

/// <summary>Links to our chats over real HTTP: made, shown with their picture, changed and turned off.</summary>
public sealed class LinkPageTests(TestDatabase database)
{
    private const string Phone = "0192bbbb-0000-7000-8000-000000000001";

    [Fact]
    public async Task A_link_is_made_and_shown_with_its_address_and_picture()
    {
        await using var host = await Host();
        using var client = await host.SignedIn();
        using var answer = await WebHost.Post(client, "/links/new", Form("Balcão da Mooca"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var html = await client.GetStringAsync(answer.Headers.Location, TestContext.Current.CancellationToken);
        var code = await host.Value<string>("select code from links");
        html.ShouldContain("class=\"qr\"");
        html.ShouldContain($"https://wa.me/5511940000000?text=Oi%21%20Quero%20saber.%20%28{code}%29");
        (await host.Value<string>("select concat_ws(' ', name, tags) from links")).ShouldBe("Balcão da Mooca {BALCÃO,VIP}");
        (await host.Value<string>("select data -> 'after' ->> 'code' from feed where kind = 'link.changed'")).ShouldBe(code);
    }

    [Theory, InlineData("", "image/png", "qr-balcao-da-mooca.png"), InlineData("?vector=true", "image/svg+xml", "qr-balcao-da-mooca.svg")]
    public async Task Its_picture_is_a_file_to_keep(string query, string type, string name)
    {
        await using var host = await Host();
        using var client = await host.SignedIn();
        using var made = await WebHost.Post(client, "/links/new", Form("Balcão da Mooca"));
        var page = made.Headers.Location!.OriginalString;
        using var answer = await client.GetAsync($"{page}/qr{query}", TestContext.Current.CancellationToken);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentDisposition.FileName.ShouldBe(name);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var path = (await client.GetStringAsync(page, TestContext.Current.CancellationToken)).Split("<path d=\"")[1].Split('"')[0];
        (query.Length == 0 ? bytes.AsSpan(1, 3).SequenceEqual("PNG"u8) : System.Text.Encoding.UTF8.GetString(bytes).Contains(path, StringComparison.Ordinal)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_code_of_a_link_stays_whatever_else_changes()
    {
        await using var host = await Host();
        using var client = await host.SignedIn();
        (await WebHost.Post(client, "/links/new", Form("Balcão"))).Dispose();
        var (id, code) = (await host.Value<Guid>("select id from links"), await host.Value<string>("select code from links"));
        (await WebHost.Post(client, $"/links/{id}/edit", Form("Panfleto", version: 1, message: "Olá!"))).Dispose();
        using var stale = await WebHost.Post(client, $"/links/{id}/edit", Form("Fachada", version: 1));

        (await stale.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Outra pessoa mudou este link");
        (await host.Value<string>("select concat_ws(' ', name, code, former) from links")).ShouldBe($"Panfleto {code} {{\"Oi! Quero saber.\"}}");
    }

    [Fact]
    public async Task A_link_is_turned_off_and_on()
    {
        await using var host = await Host();
        using var client = await host.SignedIn();
        (await WebHost.Post(client, "/links/new", Form("Balcão"))).Dispose();
        var page = $"/links/{await host.Value<Guid>("select id from links")}";
        (await WebHost.Post(client, page, [], to: $"{page}/end")).Dispose();
        (await client.GetStringAsync("/links", TestContext.Current.CancellationToken)).ShouldContain("desligado");
        (await WebHost.Post(client, page, [], to: $"{page}/again")).Dispose();
        (await host.Value<bool>("select ended_at is null from links")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Form.Name", "")]
    [InlineData("Form.Message", "")]
    [InlineData("Form.Phone", "0192bbbb-0000-7000-8000-00000000000f")]
    [InlineData("Form.Campaign", "0192bbbb-0000-7000-8000-00000000000f")]
    [InlineData("Form.Store", "x")]
    public async Task What_may_not_be_saved_stays_on_the_form(string field, string value)
    {
        await using var host = await Host();
        using var client = await host.SignedIn();
        var form = Form("Balcão");
        form[field] = value;
        using var answer = await WebHost.Post(client, "/links/new", form);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Não salvamos nada ainda");
        (await host.Value<long>("select count(*) from links")).ShouldBe(0);
    }

    [Fact]
    public async Task Who_may_not_change_campaigns_sees_links_and_turns_none_off()
    {
        await using var host = await Host();
        using var owner = await host.SignedIn();
        (await WebHost.Post(owner, "/links/new", Form("Balcão"))).Dispose();
        var page = $"/links/{await host.Value<Guid>("select id from links")}";
        using var attendant = await host.SignedInAs(Role.Attendant);
        (await attendant.GetStringAsync(page, TestContext.Current.CancellationToken)).ShouldContain("wa.me");
        using var answer = await WebHost.Post(attendant, page, [], to: $"{page}/end");
        answer.StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await host.Value<bool>("select ended_at is null from links")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_lead_shows_by_which_link_they_came_and_why_we_may_write()
    {
        await using var host = await Host();
        using var client = await host.SignedIn();
        (await WebHost.Post(client, "/links/new", Form("Balcão"))).Dispose();
        var lead = await host.Value<Guid>(
            """
            with l as (
              insert into leads (id, name, phone, time_zone, source, entry, captured_at)
              values (gen_random_uuid(), 'Ana', '+5511988880001', 'America/Sao_Paulo', 'whatsapp', 'capture_only', now()) returning id
            ), a as (
              insert into arrivals (lead_id, source, link_id) select l.id, 'whatsapp', k.id from l, links k
            )
            select id from l
            """);
        await host.Value<object>($"select record_consent('{lead}', 'messages', 'contract', true, 'Oi! <b>Quero</b>.', 'whatsapp', '{{}}', null), 1");

        var html = await client.GetStringAsync($"/leads/{lead}", TestContext.Current.CancellationToken);
        html.ShouldContain("<div class=\"quiet break-all\">Balcão</div>");
        html.ShouldContain("A pessoa pediu atendimento");
        html.ShouldContain("Oi! &lt;b&gt;Quero&lt;/b&gt;.");
        var link = await host.Value<Guid>("select id from links");
        (await client.GetStringAsync($"/leads?link={link}", TestContext.Current.CancellationToken)).ShouldContain($"/leads/{lead}");
    }

    private async Task<WebHost> Host()
    {
        var host = await WebHost.On(database);
        await host.Value<Guid>(
            $"""
            insert into phones (id, name, number, provider, account, base_url, token_cipher)
            values ('{Phone}', 'Mooca', '+5511940000000', 'cloud_api', '1000001', 'http://127.0.0.1', '') returning id
            """);
        return host;
    }

    private static Dictionary<string, string> Form(string name, int version = 0, string message = "Oi! Quero saber.") => new(StringComparer.Ordinal)
    {
        ["Form.Name"] = name,
        ["Form.Phone"] = Phone,
        ["Form.Tags"] = "balcão, VIP, balcão",
        ["Form.Message"] = message,
        ["Form.Version"] = $"{version}",
    };
}
