using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Konquista.Web.Accounts;
using Konquista.Web.Clients;
using Microsoft.Extensions.DependencyInjection;

namespace Konquista.Web;

/// <summary>Tokens of people: worth what their owner is worth now and no more, and nothing from the moment they are revoked.</summary>
public sealed class AccessTokenTests(TestDatabase database)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_its_owner_narrowed_to_its_scopes()
    {
        await using var host = await WebHost.On(database);
        using var desk = await ApiDesk.At(host);
        var store = await host.Value<Guid>("insert into stores (id, name, tag) values (gen_random_uuid(), 'Moema', 'MOEMA') returning id");
        using var manager = await host.SignedInAs(Role.Manager, store);
        var token = await ApiDesk.TokenOf(host, "manager-", Permission.See, Permission.Export, Permission.Users, Permission.Import);

        var me = await desk.Me(token);

        me.GetProperty("name").GetString()!.ShouldEndWith("@konquista.test (planilha)");
        me.GetProperty("role").GetString().ShouldBe(Role.Manager);
        me.GetProperty("store").GetGuid().ShouldBe(store);
        Scopes(me).ShouldBe("see export");
        await host.Run("update auth.user_roles m set role_id = (select id from auth.roles where name = 'viewer') from auth.users u where u.id = m.user_id and u.email like 'manager-%'");
        Scopes(await desk.Me(token)).ShouldBe("see");
    }

    [Theory, InlineData("update access_tokens set expires_at = now()"), InlineData("update auth.users set disabled_at = now()"),
     InlineData("update auth.users set must_change_password = true"), InlineData("update access_tokens set revoked_at = now()"), InlineData("delete from auth.users")]
    public async Task A_token_is_dead_with_the_next_request(string how)
    {
        await using var host = await WebHost.On(database);
        await host.FirstAdmin();
        using var desk = await ApiDesk.At(host);
        var token = await ApiDesk.TokenOf(host, "admin@", Permission.See);
        await desk.Me(token);

        await host.Run(how);

        await desk.IsOut(token, how);
    }

    [Fact]
    public async Task Signing_out_everywhere_leaves_tokens_alone()
    {
        await using var host = await WebHost.On(database);
        using var owner = await host.SignedIn();
        using var desk = await ApiDesk.At(host);
        var token = await ApiDesk.TokenOf(host, "admin@", Permission.See);
        await host.Run("update sessions set ended_at = now()");

        await desk.Me(token);
    }

    [Fact]
    public async Task Who_lost_their_role_may_nothing()
    {
        await using var host = await WebHost.On(database);
        await host.FirstAdmin();
        using var desk = await ApiDesk.At(host);
        var token = await ApiDesk.TokenOf(host, "admin@", Permission.See);
        await host.Run("delete from auth.user_roles");

        Scopes(await desk.Me(token)).ShouldBe("");
    }

    [Fact]
    public async Task Its_use_is_written_down_at_most_once_a_minute_and_roughly_by_what()
    {
        await using var host = await WebHost.On(database);
        await host.FirstAdmin();
        using var http = host.Anonymous();
        http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await ApiDesk.TokenOf(host, "admin@", Permission.See));
        (await http.GetAsync("/api/v1/me", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var seen = await host.Value<string>("select used_at::text || used_agent from access_tokens");
        (await http.GetAsync("/api/v1/me", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);

        seen.ShouldEndWith("Chrome, Linux");
        (await host.Value<string>("select used_at::text || used_agent from access_tokens")).ShouldBe(seen);
    }

    [Fact]
    public async Task Only_its_owner_or_who_may_revokes_it_and_both_ways_are_written_down()
    {
        await using var host = await WebHost.On(database);
        await host.FirstAdmin();
        using var desk = await ApiDesk.At(host);
        var token = await ApiDesk.TokenOf(host, "admin@", Permission.See);
        var (book, id) = (host.Services.GetRequiredService<AccessTokenBook>(), await host.Value<Guid>("select id from access_tokens"));

        (await book.Revoke(id, Guid.NewGuid(), "x", Cancel)).ShouldBeFalse();
        await desk.Me(token);
        (await book.Revoke(id, user: null, "admin@konquista.local", Cancel)).ShouldBeTrue();

        await desk.IsOut(token);
        (await host.Value<string>("select string_agg(kind, ' ' order by id) from feed where kind like 'token.%'")).ShouldBe("token.created token.revoked");
        (await host.Value<bool>($"select bool_or(position('{token}' in f.data::text) > 0) from feed f")).ShouldBeFalse();
        (await host.Value<bool>($"select bool_or(position('{token}' in t::text) > 0) from access_tokens t")).ShouldBeFalse();
    }

    [Theory, InlineData("kq_pat_"), InlineData("kq_pat_x"), InlineData("kq_pat_0000000000000000000000000000000000000000000000000")]
    public async Task What_was_never_made_here_is_refused(string token)
    {
        await using var host = await WebHost.On(database);
        using var desk = await ApiDesk.At(host);
        await desk.IsOut(token);
        await desk.IsOut(Secret.New(Secret.OfUser));
    }

    [Fact]
    public void A_slip_of_one_letter_is_told_without_asking_anybody()
    {
        var text = Secret.New(Secret.OfUser);
        Secret.Reads(Secret.OfUser, text).ShouldBeTrue();
        Secret.Reads(Secret.OfClient, text).ShouldBeFalse();
        for (var at = 7; at < text.Length; at++)
        {
            var other = text[at] == 'a' ? 'b' : 'a';
            Secret.Reads(Secret.OfUser, text[..at] + other + text[(at + 1)..]).ShouldBeFalse();
        }
    }

    private static string Scopes(JsonElement me) => string.Join(' ', me.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
}
