using System.Net;
using System.Text.RegularExpressions;
using Konquista.Web.Accounts;

namespace Konquista.Web;

/// <summary>Users over real HTTP: made with a password that opens only the page on which another is chosen, changed, shut out, and never all owners.</summary>
public sealed partial class UserPageTests(TestDatabase database)
{
    private const string Ana = "ana@clinica.test";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_user_must_choose_a_password_before_anything_else_opens()
    {
        await using var host = await WebHost.On(database);
        using var owner = await host.SignedIn();
        var once = await Made(owner, Role.Manager);
        using var ana = host.Anonymous();
        (await WebHost.Post(ana, "/sign-in", Key(Ana, once))).Headers.Location!.OriginalString.ShouldBe("/");

        foreach (var page in (string[])["/", "/leads", "/account", "/account/two-factor", "/imports/new"])
        {
            using var closed = await ana.GetAsync(page, Cancel);
            closed.Headers.Location?.OriginalString.ShouldBe("/account/password", page);
        }

        using var posted = await WebHost.Post(ana, "/account/password", [], to: "/sending/pause");
        posted.Headers.Location!.OriginalString.ShouldBe("/account/password");
        using var same = await WebHost.Post(ana, "/account/password", Change(once, once));
        (await same.Content.ReadAsStringAsync(Cancel)).ShouldContain("precisa ser diferente");
        using var changed = await WebHost.Post(ana, "/account/password", Change(once, "minha-senha-nova"));
        changed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await ana.GetAsync("/leads", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.Value<bool>($"select must_change_password from auth.users where email = '{Ana}'")).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_made_or_changed_somebody_is_written_down_without_any_password()
    {
        await using var host = await WebHost.On(database);
        using var owner = await host.SignedIn();
        var once = await Made(owner, Role.Viewer);
        var page = await PageOf(host, Ana);
        (await Edit(owner, page, "Ana Maria", Role.Attendant)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var reset = await WebHost.Post(owner, page, [], to: page + "/reset");
        var second = Password(await reset.Content.ReadAsStringAsync(Cancel));

        second.ShouldNotBe(once);
        (await host.Value<string>("select string_agg(concat_ws(' ', kind, data -> 'before' ->> 'role', data -> 'after' ->> 'role'), ', ' order by at) from feed where kind like 'user.%'"))
            .ShouldBe("user.changed viewer, user.changed viewer attendant, user.password_reset");
        var facts = await host.Value<string>("select string_agg(data::text, ' ') from feed where kind like 'user.%'");
        facts.ShouldNotContain(once);
        facts.ShouldNotContain(second);
        facts.ShouldNotContain("hash");
        (await host.Value<long>("select count(*) from feed where kind like 'user.%' and actor <> 'admin@konquista.local'")).ShouldBe(0);
    }

    [Theory, InlineData("disable"), InlineData("role"), InlineData("store")]
    public async Task The_last_owner_of_all_stores_stays_one(string how)
    {
        await using var host = await WebHost.On(database);
        using var first = await host.SignedIn();
        using var second = await host.SignedInAs(Role.Owner);
        var store = await host.Value<Guid>("insert into stores (id, name, tag) values (gen_random_uuid(), 'Moema', 'MOEMA') returning id");
        await host.Value<object>("update auth.users set disabled_at = now() where email = 'admin@konquista.local' returning 1");
        var page = await PageOf(host, "admin@konquista.local");
        await host.Value<object>("update auth.users set disabled_at = null where email = 'admin@konquista.local' returning 1");
        await host.Value<object>("update auth.users set store_id = (select id from stores) where email like 'owner-%' returning 1");

        // The second one's cookie still says all stores: what counts is what is kept.
        using var answer = how switch
        {
            "disable" => await WebHost.Post(second, page, [], to: page + "/disable"),
            "role" => await Edit(second, page, "Dono", Role.Viewer),
            _ => await Edit(second, page, "Dono", Role.Owner, store),
        };

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("é preciso que reste ao menos um proprietário");
        (await host.Value<bool>("""
            select u.disabled_at is null and u.store_id is null and r.name = 'owner'
            from auth.users u join auth.user_roles m on m.user_id = u.id join auth.roles r on r.id = m.role_id where email = 'admin@konquista.local'
            """)).ShouldBeTrue();
        (await host.Value<long>("select count(*) from feed where kind like 'user.%'")).ShouldBe(0);
    }

    [Fact]
    public async Task Who_is_disabled_is_out_with_the_next_request_and_may_be_let_in_again()
    {
        await using var host = await WebHost.On(database);
        using var owner = await host.SignedIn();
        using var viewer = await host.SignedInAs(Role.Viewer);
        var page = await PageOf(host, await host.Value<string>("select email from auth.users where email like 'viewer-%'"));
        (await viewer.GetAsync("/leads", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await WebHost.Post(owner, page, [], to: page + "/disable")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await viewer.GetAsync("/leads", Cancel)).Headers.Location!.OriginalString.ShouldContain("/sign-in");
        (await WebHost.Post(owner, page, [], to: page + "/enable")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await host.Value<bool>("select disabled_at is null from auth.users where email like 'viewer-%'")).ShouldBeTrue();
    }

    [Fact]
    public async Task The_second_of_two_who_edit_sees_what_the_first_saved()
    {
        await using var host = await WebHost.On(database);
        using var owner = await host.SignedIn();
        await Made(owner, Role.Viewer);
        var page = await PageOf(host, Ana);
        var seen = SeenField().Match(await owner.GetStringAsync(page, Cancel)).Groups["seen"].Value;
        (await Edit(owner, page, "Ana Um", Role.Viewer)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var late = await Edit(owner, page, "Ana Dois", Role.Viewer, seen: seen);

        late.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await late.Content.ReadAsStringAsync(Cancel);
        html.ShouldContain("Outra pessoa salvou");
        html.ShouldContain("value=\"Ana Dois\"");
        (await host.Value<string>($"select name from auth.users where email = '{Ana}'")).ShouldBe("Ana Um");
    }

    [Theory, InlineData("", "Ana", Role.Viewer), InlineData("nada", "Ana", Role.Viewer), InlineData("a b@x.test", "Ana", Role.Viewer), InlineData(Ana, "", Role.Viewer),
     InlineData(Ana, "longo", Role.Viewer), InlineData(Ana, "Ana", "god"), InlineData(Ana, "Ana", "Owner"), InlineData("ADMIN@konquista.local", "Ana", Role.Viewer)]
    public async Task What_may_not_be_saved_makes_nobody(string email, string name, string role)
    {
        await using var host = await WebHost.On(database);
        using var owner = await host.SignedIn();

        using var answer = await WebHost.Post(owner, "/users/new", User(email, name == "longo" ? new('x', 10_000) : name, role));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("Não salvamos nada ainda");
        (await host.Value<long>("select count(*) from auth.users")).ShouldBe(1);
    }

    [Theory, InlineData(Role.Manager, false), InlineData(Role.Attendant, false), InlineData(Role.Viewer, false), InlineData(Role.Owner, true)]
    public async Task Nobody_gives_themselves_a_role(string role, bool ofOneStore)
    {
        await using var host = await WebHost.On(database);
        var store = await host.Value<Guid>("insert into stores (id, name, tag) values (gen_random_uuid(), 'Moema', 'MOEMA') returning id");
        using var somebody = await host.SignedInAs(role, ofOneStore ? store : null);
        var page = await PageOf(host, await host.Value<string>("select email from auth.users where email like '%@konquista.test'"));
        foreach (var (to, fields) in new[] { (page, User("", "Eu", Role.Owner)), ("/users/new", User("novo@x.test", "Eu", Role.Owner)), (page + "/reset", []) })
        {
            using var answer = await WebHost.Post(somebody, "/account", fields, to);
            answer.Headers.Location?.OriginalString.ShouldContain("/error/403");
        }

        (await host.Value<long>("select count(*) from auth.users u join auth.user_roles m on m.user_id = u.id join auth.roles r on r.id = m.role_id where r.name = 'owner' and u.store_id is null"))
            .ShouldBe(1);
        (await somebody.GetAsync("/users", Cancel)).Headers.Location?.OriginalString.ShouldContain("/error/403");
        (await somebody.GetAsync("/users/roles", Cancel)).Headers.Location?.OriginalString.ShouldContain("/error/403");
    }

    [Fact]
    public async Task The_list_and_the_table_of_roles_read()
    {
        await using var host = await WebHost.On(database);
        using var owner = await host.SignedIn();
        (await owner.GetStringAsync("/users", Cancel)).ShouldContain("Proprietário");
        var roles = await owner.GetStringAsync("/users/roles", Cancel);
        roles.ShouldContain("Cuidar de usuários");
        roles.ShouldContain("Não para quem é de uma só unidade");
        string[] told = ["Marketing", "Operador", "Cliente da API", "Quem conversa com as pessoas", "Um número por vez"];
        told.Where(word => !WebUtility.HtmlDecode(roles).Contains(word, StringComparison.Ordinal)).ShouldBeEmpty();
        (await owner.GetAsync($"/users/{Guid.Empty}", Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string> Made(HttpClient owner, string role)
    {
        using var answer = await WebHost.Post(owner, "/users/new", User(Ana, "Ana", role));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        return Password(await answer.Content.ReadAsStringAsync(Cancel));
    }

    private static async Task<HttpResponseMessage> Edit(HttpClient owner, string page, string name, string role, Guid? store = null, string? seen = null)
    {
        var fields = User("", name, role);
        fields["Form.Store"] = store?.ToString() ?? "";
        fields["Form.Seen"] = seen ?? SeenField().Match(await owner.GetStringAsync(page, Cancel)).Groups["seen"].Value;
        return await WebHost.Post(owner, page, fields);
    }

    private static async Task<string> PageOf(WebHost host, string email) => $"/users/{await host.Value<Guid>($"select id from auth.users where email = '{email}'")}";

    private static string Password(string html)
    {
        var password = Secret().Match(html).Groups["password"].Value;
        password.ShouldNotBeEmpty();
        return password;
    }

    private static Dictionary<string, string> User(string email, string name, string role) => new(StringComparer.Ordinal)
    {
        ["Form.Email"] = email,
        ["Form.Name"] = name,
        ["Form.Role"] = role,
    };

    private static Dictionary<string, string> Key(string email, string password) => new(StringComparer.Ordinal)
    {
        ["Form.Email"] = email,
        ["Form.Password"] = password,
    };

    private static Dictionary<string, string> Change(string current, string next) => new(StringComparer.Ordinal)
    {
        ["Form.Current"] = current,
        ["Form.Next"] = next,
        ["Form.Again"] = next,
    };

    [GeneratedRegex("<code class=\"secret\">(?<password>[^<]+)</code>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("name=\"Form.Seen\" value=\"(?<seen>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SeenField();
}
