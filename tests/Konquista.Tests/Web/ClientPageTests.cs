using System.Net;
using System.Text.RegularExpressions;
using Konquista.Web.Accounts;

namespace Konquista.Web;

/// <summary>The pages on which programs are let in: what is shown once, who may give what, and what is written down.</summary>
public sealed partial class ClientPageTests(TestDatabase database)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_program_is_told_its_secret_once_and_comes_in_by_it()
    {
        await using var host = await WebHost.On(database);
        using var owner = await host.SignedIn();

        var html = await Html(await Save(owner, "/clients/new", "ERP", "see", "import"));

        var id = await host.Value<Guid>("select id from api_clients");
        using var desk = new ApiDesk(host, id, SecretText().Match(html).Value);
        (await desk.Me(await desk.Token())).GetProperty("scopes").GetArrayLength().ShouldBe(2);
        (await owner.GetStringAsync($"/clients/{id}", Cancel)).ShouldNotContain("kq_sec_");
        (await owner.GetStringAsync("/clients", Cancel)).ShouldContain("ERP");
        (await host.Value<string>("select concat_ws(' ', actor, data ->> 'name', data -> 'after' ->> 'scopes') from feed where kind = 'client.changed'"))
            .ShouldBe("admin@konquista.local ERP see import");
        (await owner.GetStringAsync("/audit", Cancel)).ShouldContain("cliente da API alterado");
    }

    [Fact]
    public async Task What_is_changed_disabled_or_renewed_holds_at_once()
    {
        await using var host = await WebHost.On(database);
        using var owner = await host.SignedIn();
        using var desk = await ApiDesk.At(host);
        var (page, token) = ($"/clients/{desk.Client}", await desk.Token());
        (await Save(owner, page, "ERP novo", "see")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await desk.Me(token)).GetProperty("scopes").GetArrayLength().ShouldBe(1);

        (await WebHost.Post(owner, page, [], to: page + "/disable")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await desk.IsOut(token);
        (await WebHost.Post(owner, page, [], to: page + "/enable")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await desk.IsOut(token, "what was disabled stays over");
        token = await desk.Token();
        var renewed = SecretText().Match(await Html(await WebHost.Post(owner, page, [], to: page + "/renew"))).Value;

        await desk.IsOut(token);
        using var next = new ApiDesk(host, desk.Client, renewed);
        await next.Me(await next.Token());
        (await host.Value<long>("select count(*) from feed where kind = 'client.changed'")).ShouldBe(5);
    }

    [Fact]
    public async Task The_second_of_two_who_edit_is_told_and_a_name_is_taken_once()
    {
        await using var host = await WebHost.On(database);
        using var owner = await host.SignedIn();
        using var desk = await ApiDesk.At(host);
        await host.Run("update api_clients set version = version + 1");

        (await Html(await Save(owner, $"/clients/{desk.Client}", "ERP", version: 1, "see"))).ShouldContain("Outra pessoa salvou");
        (await Html(await Save(owner, "/clients/new", "erp", "see"))).ShouldContain("Já existe um cliente");
        (await Html(await Save(owner, "/clients/new", "dona@clinica.test", "see"))).ShouldContain("Não salvamos nada ainda");
        (await Html(await Save(owner, "/clients/new", "Nada"))).ShouldContain("Marque ao menos uma coisa");
        (await Html(await Save(owner, "/clients/new", "Demais", "see", "users"))).ShouldContain("Marque ao menos uma coisa");
        (await host.Value<long>("select count(*) from api_clients")).ShouldBe(1);
    }

    [Fact]
    public async Task An_operator_gives_no_program_more_than_they_may_and_takes_none_over()
    {
        await using var host = await WebHost.On(database);
        using var operating = await host.SignedInAs(Role.Operator);
        using var desk = await ApiDesk.At(host, "see export");
        (await Html(await Save(operating, "/clients/new", "Robô", "see", "export"))).ShouldContain("Marque ao menos uma coisa");
        (await Html(await Save(operating, "/clients/new", "Robô", "see", "phones"))).ShouldContain("kq_sec_");
        var page = $"/clients/{desk.Client}";

        foreach (var to in (string[])[page, page + "/renew", page + "/enable"])
        {
            using var refused = await WebHost.Post(operating, page, [], to);
            refused.Headers.Location!.OriginalString.ShouldContain("/error/403");
        }

        await desk.Me(await desk.Token());
        (await WebHost.Post(operating, page, [], to: page + "/disable")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await desk.Grant(HttpStatusCode.Unauthorized, ("grant_type", "client_credentials"));
    }

    [Fact]
    public async Task Somebody_makes_a_token_of_their_own_and_takes_it_back()
    {
        await using var host = await WebHost.On(database);
        using var attendant = await host.SignedInAs(Role.Attendant);
        using var desk = await ApiDesk.At(host);
        (await attendant.GetStringAsync("/account/tokens", Cancel)).ShouldNotContain("value=\"export\"");
        (await Html(await Token(attendant, 90, "see", "export"))).ShouldContain("Marque ao menos uma coisa");
        (await Html(await Token(attendant, 4000, "see"))).ShouldContain("Não salvamos nada ainda");

        var text = TokenText().Match(await Html(await Token(attendant, 30, "see"))).Value;

        (await desk.Me(text)).GetProperty("name").GetString()!.ShouldEndWith("(planilha)");
        (await host.Value<bool>("select expires_at between now() + interval '29 days' and now() + interval '30 days' from access_tokens")).ShouldBeTrue();
        (await attendant.GetStringAsync("/account/tokens", Cancel)).ShouldNotContain(text);
        var id = await host.Value<Guid>("select id from access_tokens");
        (await Revoke(attendant, "/account/tokens", id)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await desk.IsOut(text);
        (await attendant.GetStringAsync("/account/tokens", Cancel)).ShouldContain("Você não tem tokens de acesso");
    }

    [Fact]
    public async Task A_token_of_somebody_else_is_revoked_only_by_who_may()
    {
        await using var host = await WebHost.On(database);
        using var owner = await host.SignedIn();
        using var desk = await ApiDesk.At(host);
        using var attendant = await host.SignedInAs(Role.Attendant);
        var text = await ApiDesk.TokenOf(host, "admin@", Permission.See);
        var id = await host.Value<Guid>("select id from access_tokens");

        (await Revoke(attendant, "/account/tokens", id)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await WebHost.Post(attendant, "/account/tokens", new() { ["token"] = id.ToString() }, "/clients/revoke")).Headers.Location!.OriginalString.ShouldContain("/error/403");
        await desk.Me(text);
        (await owner.GetStringAsync("/clients", Cancel)).ShouldContain("admin@konquista.local");
        (await Revoke(owner, "/clients", id)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await desk.IsOut(text);
    }

    private static Task<HttpResponseMessage> Save(HttpClient client, string page, string name, params string[] scopes) => Save(client, page, name, version: 1, scopes);

    private static Task<HttpResponseMessage> Save(HttpClient client, string page, string name, int version, params string[] scopes) =>
        Post(client, page, scopes, new() { ["Form.Name"] = name, ["Form.Version"] = $"{version}" });

    private static Task<HttpResponseMessage> Token(HttpClient client, int days, params string[] scopes) =>
        Post(client, "/account/tokens", scopes, new() { ["Form.Name"] = "planilha", ["Form.Days"] = $"{days}" });

    private static Task<HttpResponseMessage> Revoke(HttpClient client, string page, Guid id) =>
        WebHost.Post(client, page, new() { ["token"] = id.ToString() }, page + "/revoke");

    private static Task<HttpResponseMessage> Post(HttpClient client, string page, string[] scopes, Dictionary<string, string> fields)
    {
        for (var at = 0; at < scopes.Length; at++)
        {
            fields[$"Form.Scopes[{at}]"] = scopes[at];
        }

        return WebHost.Post(client, page, fields);
    }

    private static async Task<string> Html(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
    }

    [GeneratedRegex("kq_sec_[0-9A-Za-z]{49}", RegexOptions.None, 1000)]
    private static partial Regex SecretText();

    [GeneratedRegex("kq_pat_[0-9A-Za-z]{49}", RegexOptions.None, 1000)]
    private static partial Regex TokenText();
}
