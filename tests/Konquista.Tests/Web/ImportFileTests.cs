using System.Net;

namespace Konquista.Web;

/// <summary>Files that are none of people, or are not wanted after all, and where those whom a file brought are found.</summary>
public sealed class ImportFileTests(TestDatabase database)
{
    private const string Files = """
        insert into imports (id, kind, file_name, bytes, sha256, options, state, lines, created, updated) values
          (md5('list')::uuid, 'suppressions', 'nao-ligar.csv', 1, '', '{}', 'rehearsed', 2, 1, 1),
          (md5('people')::uuid, 'leads', 'pessoas.csv', 1, '', '{"perDay": 40, "consent": {"basis": "legitimate_interest", "evidence": {"origin": "ficha de agosto"}}}', 'done', 2, 1, 0);
        insert into import_rehearsals (import_id, line, verdict, given) values
          (md5('list')::uuid, 2, 'new', '11980000001'), (md5('list')::uuid, 3, 'updated', '11980000002');
        insert into leads (id, name, phone, time_zone, source, entry, captured_at, tags) values
          (md5('ana')::uuid, 'Ana Trazida', '+5511980000010', 'America/Sao_Paulo', 'import', 'capture_only', now(), '{CLAREAMENTO}'),
          (md5('bia')::uuid, 'Bia de Outra Parte', '+5511980000011', 'America/Sao_Paulo', 'manual', 'capture_only', now(), '{}');
        insert into import_lines (import_id, line, verdict, lead_id) values (md5('people')::uuid, 2, 'new', md5('ana')::uuid);
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_of_numbers_is_rehearsed_in_words_of_its_own()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        await host.Run(Files);
        var page = await Read(client, $"/imports/{await Id(host, "list")}");

        page.ShouldContain("Entra na lista de quem não quer contato");
        page.ShouldContain("Deixa de receber e sai das campanhas");
        page.ShouldContain("Pôr 2 números na lista");
        page.ShouldNotContain("Entra na campanha");
        (await Read(client, "/imports/new?kind=suppressions")).ShouldContain("value=\"suppressions\" id=\"kind-barred\" checked");
    }

    [Fact]
    public async Task A_file_that_is_not_wanted_goes_and_one_that_was_taken_in_stays()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        await host.Run(Files);
        foreach (var file in (string[])["list", "people"])
        {
            using var answer = await WebHost.Post(client, "/imports/new", [], to: $"/imports/{await Id(host, file)}/discard");
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        (await host.Value<string>("select string_agg(file_name, ' ') from imports")).ShouldBe("pessoas.csv");
        (await host.Value<long>("select count(*) from feed where kind = 'import.discarded' and actor is not null")).ShouldBe(1);
    }

    [Fact]
    public async Task How_a_file_was_asked_for_and_whom_it_brought_is_found_again()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        await host.Run(Files);
        var page = await Read(client, $"/imports/{await Id(host, "people")}");
        page.ShouldContain("ficha de agosto");
        page.ShouldContain("<dd>40</dd>");

        var brought = await Read(client, $"/leads?import={await Id(host, "people")}");
        brought.ShouldContain("Ana Trazida");
        brought.ShouldNotContain("Bia de Outra Parte");
        (await Read(client, $"/leads/{await Id(host, "ana")}")).ShouldContain("pessoas.csv");
        (await Read(client, "/leads?tag=clareamento")).ShouldContain("Ana Trazida");
        (await Read(client, "/leads?handler=Count")).ShouldBe("de 2");
    }

    private static async Task<string> Read(HttpClient client, string address) => WebUtility.HtmlDecode(await client.GetStringAsync(address, Cancel));

    private static Task<Guid> Id(WebHost host, string name) => host.Value<Guid>($"select md5('{name}')::uuid");
}
