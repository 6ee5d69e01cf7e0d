using System.Net;
using Konquista.Web.Accounts;

namespace Konquista.Web;

/// <summary>What the pages of an import say of a rehearsal, of what was refused, and of what undoing it would do.</summary>
public sealed class ImportPageTests(TestDatabase database)
{
    private const string Rehearsed = """
        insert into leads (id, name, phone, time_zone, source, entry, captured_at) values (md5('lead')::uuid, 'Ana Conhecida', '+5511980000000', 'America/Sao_Paulo', 'manual', 'capture_only', now());
        insert into imports (id, file_name, bytes, sha256, options, state, lines, created, updated, repeated, refused, started_at, finished_at, header, delimiter, encoding)
        values (md5('import')::uuid, 'ensaio.csv', 1, '', '{}', 'rehearsed', 5, 1, 1, 1, 2, now(), now(), '{Nome,Whatsapp}', ',', 'utf-8');
        insert into import_rehearsals (import_id, line, verdict, reason, lead_id, same_line, changes, given) values
          (md5('import')::uuid, 2, 'new', null, null, null, null, 'Bia,11980000001'),
          (md5('import')::uuid, 3, 'updated', 'already_in', md5('lead')::uuid, null, '[{"field": "name", "before": "Ana Conhecida", "after": "Ana Nova"}]', 'Ana Nova,11980000000'),
          (md5('import')::uuid, 4, 'repeated', null, null, 2, null, 'Bia,11980000001'),
          (md5('import')::uuid, 5, 'refused', 'too_short', null, null, null, 'Caio,12'),
          (md5('import')::uuid, 6, 'refused', 'do_not_contact', null, null, null, null)
        """;

    private const string Done = """
        insert into leads (id, name, phone, time_zone, source, entry, captured_at, version) values
          (md5('lead')::uuid, 'Ana Escreveu', '+5511980000000', 'America/Sao_Paulo', 'import', 'capture_only', now(), 1),
          (md5('gone')::uuid, 'Bia Some', '+5511980000001', 'America/Sao_Paulo', 'import', 'enrolled', now(), 0);
        insert into inbound (id, lead_id, provider_id, kind, body, at, received_at) values (md5('inbound')::uuid, md5('lead')::uuid, 'x', 'text', '', now(), now());
        insert into imports (id, file_name, bytes, sha256, options, state, lines, created, refused, started_at, finished_at, header, delimiter)
        values (md5('import')::uuid, 'feita.csv', 1, '', '{}', 'done', 4, 2, 2, now(), now(), '{Nome,Whatsapp,"=Obs"}', ';');
        insert into import_lines values (md5('import')::uuid, 2, 'new', null, md5('lead')::uuid, null), (md5('import')::uuid, 3, 'new', null, md5('gone')::uuid, null),
          (md5('import')::uuid, 4, 'refused', 'too_short', null, '"Caio; o ""Bom"" ";12;=1+1'), (md5('import')::uuid, 5, 'refused', 'open_quote', null, '"Dora;+5511980000009;x');
        insert into enrollments (id, lead_id, campaign_id, version_id, state, entered_at, month, import_id)
        select md5('e')::uuid, md5('gone')::uuid, id, version_id, 'active', now(), '2026-03-01', md5('import')::uuid from campaigns limit 1
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rehearsal_shows_what_each_line_would_do_and_can_be_filtered()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        await host.Run(Rehearsed);
        var page = await Read(client, "/imports/" + await host.Value<Guid>("select md5('import')::uuid"));

        foreach (var told in (string[])["Importar 2 pessoas", "Mesma pessoa da linha 2", "Ana Nova", "número curto demais", "está na lista de quem não deve receber", "Novo 1", "Não pode receber 1"])
        {
            page.ShouldContain(told);
        }

        var barred = await Read(client, $"/imports/{await host.Value<Guid>("select md5('import')::uuid")}?verdict=suppressed");
        barred.ShouldContain("está na lista de quem não deve receber");
        barred.ShouldNotContain("número curto demais");
        (await Read(client, $"/imports/{await host.Value<Guid>("select md5('import')::uuid")}?verdict=refused")).ShouldNotContain("está na lista");
    }

    [Fact]
    public async Task Before_it_is_undone_the_page_says_who_goes_and_who_stays()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        await host.Run(Done);
        var id = await host.Value<Guid>("select md5('import')::uuid");
        (await Read(client, $"/imports/{id}")).ShouldContain($"/imports/{id}/undo");
        var page = await Read(client, $"/imports/{id}/undo");

        foreach (var told in (string[])["Um lead que só existe por esta importação sai", "Uma inscrição para", "Um lead fica, sem a campanha desta importação: houve resposta", "Desfazer para 2 pessoas"])
        {
            page.ShouldContain(told);
        }
    }

    [Fact]
    public async Task Refused_lines_are_a_file_with_the_columns_of_theirs_to_mend_and_upload_again()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        await host.Run(Done);
        var csv = await client.GetStringAsync($"/imports/{await host.Value<Guid>("select md5('import')::uuid")}/refused", Cancel);

        csv.TrimStart('\uFEFF').Split("\r\n").ShouldBe([
            "\"Linha\";\"Motivo\";\"Nome\";\"Whatsapp\";\"'=Obs\"", "\"4\";\"número curto demais\";\"Caio; o Bom\";\"12\";\"'=1+1\"",
            "\"5\";\"aspas abertas e não fechadas\";\"Dora\";\"'+5511980000009\";\"x\"", "",
        ]);
    }

    [Fact]
    public async Task A_template_to_fill_in_has_the_columns_and_a_line_that_shows_how()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        var csv = (await client.GetStringAsync("/imports/new/template", Cancel)).TrimStart('\uFEFF');

        csv.ShouldStartWith("\"Nome\";\"WhatsApp\";\"Tags\";\"Segundo telefone\";\"Unidade\";\"Observação\"\r\n\"Maria Exemplo\"");
    }

    [Theory, InlineData(Role.Attendant), InlineData(Role.Viewer)]
    public async Task Who_may_not_import_undoes_nothing(string role)
    {
        await using var host = await WebHost.On(database);
        await host.FirstAdmin();
        await host.Run(Done);
        using var client = await host.SignedInAs(role);
        var id = await host.Value<Guid>("select md5('import')::uuid");
        using var answer = await WebHost.Post(client, "/leads", [], to: $"/imports/{id}/undo");

        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Redirect, HttpStatusCode.Forbidden);
        (await host.Value<string>("select state from imports")).ShouldBe("done");
    }

    private static async Task<string> Read(HttpClient client, string address) => WebUtility.HtmlDecode(await client.GetStringAsync(address, Cancel));
}
