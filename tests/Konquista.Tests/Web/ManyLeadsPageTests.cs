using System.Net;
using Konquista.Web.Accounts;

namespace Konquista.Web;

/// <summary>Work on many leads from the list: counted first, written down for exactly those, exported without formulas, and never beyond one's store.</summary>
public sealed class ManyLeadsPageTests(TestDatabase database)
{
    [Fact]
    public async Task All_that_match_are_counted_first_and_written_down_once_agreed()
    {
        await using var host = await Town();
        using var client = await host.SignedIn();
        using var asked = await WebHost.Post(client, "/leads", new() { ["Query.Tag"] = "VIP" }, to: "/bulks/new");
        (await asked.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Agir em 3 leads");
        using var named = await WebHost.Post(client, "/leads", Start("tag_add", told: 0), to: "/bulks/new/ask");
        (await host.Value<long>("select count(*) from bulks")).ShouldBe(0);
        var confirmation = WebUtility.HtmlDecode(await named.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        confirmation.ShouldContain("Pôr uma tag (NOVA): confirmar para 3 leads");
        confirmation.ShouldContain("name=\"Told\" value=\"3\"");
        using var begun = await WebHost.Post(client, "/leads", Start("tag_add", told: 3), to: "/bulks/new/start");
        begun.Headers.Location!.OriginalString.ShouldStartWith("/bulks/");
        (await host.Value<long>("select count(*) from bulk_leads")).ShouldBe(3);
        (await host.Value<string>("select action || ' ' || argument || ' ' || total from bulks")).ShouldBe("tag_add NOVA 3");
    }

    [Fact]
    public async Task Nothing_is_written_when_the_number_is_not_the_one_that_was_told()
    {
        await using var host = await Town();
        using var client = await host.SignedIn();
        using var answer = await WebHost.Post(client, "/leads", Start("tag_add", told: 2), to: "/bulks/new/start");
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Eram 2 leads e agora são 3");
        (await host.Value<long>("select count(*) from bulks")).ShouldBe(0);
    }

    [Fact]
    public async Task Somebody_of_one_store_touches_its_leads_alone()
    {
        await using var host = await Town();
        var store = await host.Value<Guid>("select id from stores where tag = 'MOEMA'");
        using var client = await host.SignedInAs(Role.Manager, store);
        using var asked = await WebHost.Post(client, "/leads", [], to: "/bulks/new");
        (await asked.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Agir em 2 leads");
        var foreign = await host.Value<Guid>("select id from leads where store_id is distinct from (select id from stores where tag = 'MOEMA') limit 1");
        using var guessed = await WebHost.Post(client, "/leads", new() { ["Chosen"] = foreign.ToString() }, to: "/bulks/new");
        (await guessed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Agir em 0 leads");
        using var nowhere = await WebHost.Post(client, "/leads", Start("move_store", told: 2), to: "/bulks/new/start");
        (await nowhere.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Escolha uma unidade que você pode ver");
        var own = await host.Value<Guid>("select id from leads where store_id is not null limit 1");
        var edit = await client.GetStringAsync($"/leads/{own}/edit", TestContext.Current.CancellationToken);
        edit.ShouldNotContain(">nenhuma</option>");
        edit.ShouldContain(">Moema</option>");
    }

    [Fact]
    public async Task An_export_has_all_that_match_and_no_formula()
    {
        await using var host = await Town();
        using var client = await host.SignedIn();
        using var answer = await WebHost.Post(client, "/leads", new() { ["Query.Tag"] = "VIP" }, to: "/bulks/new/export");
        var csv = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(4);
        csv.ShouldContain("\"'=HYPERLINK");
    }

    [Fact]
    public async Task Who_may_not_export_or_work_on_many_is_refused()
    {
        await using var host = await Town();
        using var client = await host.SignedInAs(Role.Attendant);
        using var answer = await WebHost.Post(client, "/leads", [], to: "/bulks/new/export");
        answer.Headers.Location!.OriginalString.ShouldContain("/error/403");
    }

    private async Task<WebHost> Town()
    {
        var host = await WebHost.On(database);
        await host.FirstAdmin();
        await host.Value<object>("insert into stores (id, name, tag) values (gen_random_uuid(), 'Moema', 'MOEMA') returning id");
        await host.Value<object>("""
            insert into leads (id, name, phone, time_zone, source, entry, captured_at, tags, store_id)
            select gen_random_uuid(), case n when 1 then '=HYPERLINK("http://x")' else 'Ana ' || n end, '+551198888000' || n, 'America/Sao_Paulo',
              'import', 'capture_only', now(), case when n <= 3 then array['VIP'] else '{}' end,
              case when n <= 2 then (select id from stores) end
            from generate_series(1, 5) n
            returning id
            """);
        return host;
    }

    private static Dictionary<string, string> Start(string action, int told) => new(StringComparer.Ordinal)
    {
        ["Query.Tag"] = "VIP",
        ["Form.Action"] = action,
        ["Form.Tag"] = "NOVA",
        ["Told"] = told.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
