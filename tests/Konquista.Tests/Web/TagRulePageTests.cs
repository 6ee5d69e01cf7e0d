using System.Net;
using System.Text.RegularExpressions;
using Konquista.Web.Accounts;

namespace Konquista.Web;

/// <summary>Tag rules over real HTTP: their order, who may change them, and two people who change them at once.</summary>
public sealed partial class TagRulePageTests(TestDatabase database)
{
    private const string Seeded = "c1151500-0000-4000-8000-0000000000ca";
    private const string Order = "select string_agg(word, ' ' order by position) from tag_rules";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rules_are_put_before_the_one_for_every_lead_and_moved_among_themselves()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        (await Add(client, "vip")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Add(client, "Botox")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await host.Value<string>(Order)).ShouldBe("VIP BOTOX *");

        await Move(host, client, "BOTOX", "up");
        (await host.Value<string>(Order)).ShouldBe("BOTOX VIP *");
        await Move(host, client, "VIP", "down");
        await Move(host, client, "*", "up");
        await Move(host, client, "BOTOX", "up");

        (await host.Value<string>(Order)).ShouldBe("BOTOX VIP *");
        (await host.Value<string>("select string_agg(concat_ws(' ', data ->> 'name', data -> 'before' ->> 'position', data -> 'after' ->> 'position'), ', ' order by at, id) from feed where kind = 'tag_rule.changed' and actor like '%@%'"))
            .ShouldBe("VIP 1, BOTOX 2, BOTOX 2 1");
    }

    [Fact]
    public async Task A_rule_is_edited_and_removed_and_says_what_it_was()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        (await Add(client, "VIP")).Dispose();
        var page = $"/tag-rules/{await host.Value<Guid>("select id from tag_rules where word = 'VIP'")}";
        (await WebHost.Post(client, page, Form("Preenchimento", await Seen(client, page)))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await host.Value<string>("select concat_ws(' ', data -> 'before' ->> 'word', data -> 'after' ->> 'word') from feed where kind = 'tag_rule.changed' order by id desc limit 1")).ShouldBe("VIP PREENCHIMENTO");

        await Move(host, client, "PREENCHIMENTO", "remove");

        (await host.Value<string>(Order)).ShouldBe("*");
        (await client.GetAsync(page, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Of_two_who_change_the_list_the_second_is_told_and_changes_nothing()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        (await Add(client, "VIP")).Dispose();
        (await Add(client, "BOTOX")).Dispose();
        var id = await host.Value<Guid>("select id from tag_rules where word = 'BOTOX'");
        var (page, seen) = ($"/tag-rules/{id}", await Seen(client, "/tag-rules"));
        await Move(host, client, "BOTOX", "up");

        (await WebHost.Post(client, "/tag-rules", new() { ["id"] = id.ToString(), ["seen"] = seen }, to: "/tag-rules/down")).Dispose();
        (await client.GetStringAsync("/tag-rules", Cancel)).ShouldContain("Outra pessoa mudou as regras");
        using var edited = await WebHost.Post(client, page, Form("Outra", seen));

        edited.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await edited.Content.ReadAsStringAsync(Cancel)).ShouldContain("Outra pessoa salvou");
        (await host.Value<string>(Order)).ShouldBe("BOTOX VIP *");
    }

    [Theory, InlineData(""), InlineData("a,b"), InlineData("a\nb"), InlineData("longo"), InlineData("vip"), InlineData("*"), InlineData("´")]
    public async Task What_is_no_tag_or_has_a_rule_already_stays_on_the_form(string word)
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        (await Add(client, "VÍP")).Dispose();

        using var answer = await Add(client, word == "longo" ? new('x', 10_000) : word);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("Não salvamos nada ainda");
        (await host.Value<string>(Order)).ShouldBe("VÍP *");
    }

    [Fact]
    public async Task A_campaign_that_is_not_offered_is_refused()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        using var answer = await WebHost.Post(client, "/tag-rules/new", new() { ["Form.Word"] = "VIP", ["Form.Campaign"] = Guid.NewGuid().ToString() });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.Value<string>(Order)).ShouldBe("*");
    }

    [Fact]
    public async Task Leads_are_counted_in_any_case_and_with_or_without_accents()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        (await Add(client, "Avaliação")).Dispose();
        await host.Run("""
            insert into leads (id, name, phone, time_zone, source, entry, captured_at, tags)
            select gen_random_uuid(), 'x', '+55119888800' || n, 'America/Sao_Paulo', 'import', 'capture_only', now(),
              case when n < 13 then array['AVALIACAO'] when n < 17 then array['AVALIAÇÃO', 'VIP'] else '{}' end
            from generate_series(10, 39) n
            """);

        var html = await client.GetStringAsync("/tag-rules", Cancel);

        Counts().Matches(html).Select(match => match.Groups["leads"].Value).ShouldBe(["7", "30"]);
    }

    [Theory, InlineData(Role.Attendant, false), InlineData(Role.Viewer, false), InlineData(Role.Manager, true)]
    public async Task Who_may_not_change_campaigns_neither_sees_nor_changes_rules(string role, bool ofOneStore)
    {
        await using var host = await WebHost.On(database);
        var store = await host.Value<Guid>("insert into stores (id, name, tag) values (gen_random_uuid(), 'Moema', 'MOEMA') returning id");
        using var client = await host.SignedInAs(role, ofOneStore ? store : null);
        (await client.GetAsync("/tag-rules", Cancel)).Headers.Location?.OriginalString.ShouldContain("/error/403");
        var id = await host.Value<Guid>("select id from tag_rules");
        (await WebHost.Post(client, "/account", new() { ["id"] = id.ToString() }, to: "/tag-rules/remove")).Headers.Location?.OriginalString.ShouldContain("/error/403");
        (await host.Value<string>(Order)).ShouldBe("*");
    }

    private static Task<HttpResponseMessage> Add(HttpClient client, string word) => WebHost.Post(client, "/tag-rules/new", Form(word, seen: ""));

    private static async Task Move(WebHost host, HttpClient client, string word, string how)
    {
        var id = await host.Value<Guid>($"select id from tag_rules where word = '{word}'");
        using var answer = await WebHost.Post(
            client, "/tag-rules", new() { ["id"] = id.ToString(), ["seen"] = await Seen(client, "/tag-rules") }, to: $"/tag-rules/{how}");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task<string> Seen(HttpClient client, string page) =>
        SeenField().Match(await client.GetStringAsync(page, Cancel)).Groups["seen"].Value;

    private static Dictionary<string, string> Form(string word, string seen) => new(StringComparer.Ordinal)
    {
        ["Form.Word"] = word,
        ["Form.Campaign"] = Seeded,
        ["Form.Seen"] = seen,
    };

    [GeneratedRegex("name=\"(Form\\.S|s)een\" value=\"(?<seen>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SeenField();

    [GeneratedRegex("data-label=\"Leads com a tag\" class=\"right\">\\s*(<a[^>]+>)?(?<leads>\\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Counts();
}
