using System.Net;
using System.Text.Json.Nodes;
using Konquista.Web.Accounts;

namespace Konquista.Web;

/// <summary>A person who asks gets all that is kept about them, of every record, and that it was handed out is written down.</summary>
public sealed class PersonExportTests(TestDatabase database)
{
    private const string People = """
        insert into stores (id, name, tag) values (md5('s')::uuid, 'Moema', 'MOEMA');
        insert into leads (id, name, phone, time_zone, store_id, source, entry, captured_at, tags, note)
        select md5(n)::uuid, name, number, 'America/Sao_Paulo', md5('s')::uuid, 'import', 'capture_only', now(), '{VIP}', 'prefere a tarde'
        from (values ('ana', 'Ana Reis', '+5511987000001'), ('annie', 'Annie', '+5511987000002'), ('bia', 'Bia', '+5511987000003')) as p (n, name, number);
        insert into lead_identities (kind, value, lead_id, given, learnt_from) select 'phone', phone, id, '(11) ' || phone, 'import' from leads;
        insert into inbound (id, lead_id, provider_id, kind, body, at, received_at) values (gen_random_uuid(), md5('annie')::uuid, 'x', 'text', 'Quero botox', now(), now());
        insert into arrivals (lead_id, source, utm_source, referrer) values (md5('ana')::uuid, 'page', 'instagram', 'https://exemplo.test/');
        select record_consent(md5('ana')::uuid, 'messages', 'consent', true, 'Aceito receber mensagens.', 'page', '{}', null);
        insert into appointments (id, lead_id, phone, store_id, starts_at, status, source) values (gen_random_uuid(), md5('ana')::uuid, '+5511987000001', md5('s')::uuid, now(), 'attended', 'manual');
        select write_change('lead.edited', 'maria', null, '{"note": ""}', '{"note": "prefere a tarde"}', md5('ana')::uuid);
        select merge_people(md5('merge')::uuid, md5('ana')::uuid, md5('annie')::uuid, '{VIP}', 'maria');
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_json_has_everything_of_every_record_and_nothing_of_anybody_else()
    {
        await using var host = await Town();
        using var client = await host.SignedIn();
        var ana = await Id(host, "ana");

        using var answer = await WebHost.Post(client, $"/leads/{ana}/data", [], to: $"/leads/{ana}/data/json");
        var json = await answer.Content.ReadAsStringAsync(Cancel);
        var file = JsonNode.Parse(json)!.AsObject();

        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe($"person-{ana:N}.json");
        file.Select(part => part.Key).ShouldBe([
            "schema", "exported_at", "person", "records", "identities", "arrivals", "consents", "enrollments", "messages", "inbound", "appointments", "merges", "facts"]);
        file["records"]!.AsArray().Count.ShouldBe(2);
        file["identities"]!.AsArray().Count.ShouldBe(2);
        file["inbound"]![0]!["text"]!.GetValue<string>().ShouldBe("Quero botox");
        file["consents"]![0]!["text"]!.GetValue<string>().ShouldBe("Aceito receber mensagens.");
        file["facts"]!.AsArray().Select(fact => fact!["kind"]!.GetValue<string>()).ShouldBe(["lead.edited", "lead.exported"]);
        json.ShouldNotContain("Bia");
    }

    [Fact]
    public async Task The_page_reads_the_same_and_who_asked_is_written_down()
    {
        await using var host = await Town();
        using var client = await host.SignedIn();
        var ana = await Id(host, "ana");
        (await client.GetStringAsync($"/leads/{ana}/data", Cancel)).ShouldContain("LGPD");
        (await host.Value<long>("select count(*) from feed where kind = 'lead.exported'")).ShouldBe(0);

        using var answer = await WebHost.Post(client, $"/leads/{ana}/data", [], to: $"/leads/{ana}/data/print");
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));

        string[] told = ["Ana Reis", "(11) 98700-0002", "Quero botox", "instagram", "Aceito receber mensagens.", "compareceu", "prefere a tarde", "Moema"];
        told.Where(word => !page.Contains(word, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        (await host.Value<string>("select data ->> 'kind' from feed where kind = 'lead.exported' and actor is not null")).ShouldBe("page");
    }

    [Fact]
    public async Task Who_may_not_export_or_belongs_elsewhere_gets_nothing()
    {
        await using var host = await Town();
        var ana = await Id(host, "ana");
        using var attendant = await host.SignedInAs(Role.Attendant);
        using var refused = await WebHost.Post(attendant, "/leads", [], to: $"/leads/{ana}/data/json");
        refused.Headers.Location!.OriginalString.ShouldContain("/error/403");
        await host.Run("insert into stores (id, name, tag) values (md5('t')::uuid, 'Lapa', 'LAPA')");
        using var manager = await host.SignedInAs(Role.Manager, await Id(host, "t"));
        using var elsewhere = await WebHost.Post(manager, "/leads", [], to: $"/leads/{ana}/data/json");
        elsewhere.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.Value<long>("select count(*) from feed where kind = 'lead.exported'")).ShouldBe(0);
    }

    [Fact]
    public async Task Who_sees_numbers_masked_hands_them_out_masked()
    {
        await using var host = await Town();
        using var marketing = await host.SignedInAs(Role.Marketing);
        var ana = await Id(host, "ana");
        foreach (var form in (string[])["print", "json"])
        {
            using var answer = await WebHost.Post(marketing, $"/leads/{ana}/data", [], to: $"/leads/{ana}/data/{form}");
            var told = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
            told.ShouldContain("Ana Reis");
            MaskedNumberTests.Forms("+5511987000001").Concat(MaskedNumberTests.Forms("+5511987000002")).Where(told.Contains).ShouldBeEmpty();
        }
    }

    private async Task<WebHost> Town()
    {
        var host = await WebHost.On(database);
        await host.FirstAdmin();
        await host.Run(People);
        return host;
    }

    private static Task<Guid> Id(WebHost host, string name) => host.Value<Guid>($"select md5('{name}')::uuid");
}
