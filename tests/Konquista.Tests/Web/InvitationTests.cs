using System.Net;
using System.Text.RegularExpressions;
using Konquista.Web.Accounts;

namespace Konquista.Web;

/// <summary>Somebody who was asked in chooses a password at an address that opens once, in time, and not after it was taken back or renewed.</summary>
public sealed partial class InvitationTests(TestDatabase database)
{
    private const string Password = "uma-senha-so-minha";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invitation_comes_by_mail_and_opens_once()
    {
        await using var server = new MailServer();
        await using var host = await WebHost.On(database, server.Settings);
        using var owner = await host.SignedIn();
        (await Invite(owner, name: "Ana & Bia")).Headers.Location!.OriginalString.ShouldBe("/users");
        using var mail = await server.Next(Cancel);

        mail.To.ToString().ShouldContain("ana@clinica.test");
        mail.Subject.ShouldBe("Convite para o Konquista");
        mail.HtmlBody!.ShouldContain("Ana &amp; Bia");
        var path = Path(mail.TextBody!);
        mail.TextBody!.ShouldContain("https://konquista.clinica.test" + path);
        using var ana = host.Anonymous();
        (await Read(ana, path)).ShouldContain("Atendente");
        using var weak = await Choose(ana, path, "1111111111", "1111111111");
        using var unlike = await Choose(ana, path, Password, "outra-senha-minha");
        (await host.Value<long>("select count(*) from auth.users where email like 'ana@%'")).ShouldBe(0);
        using var chosen = await Choose(ana, path, Password, Password);
        chosen.Headers.Location!.OriginalString.ShouldBe("/");
        (await ana.GetAsync("/leads", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ana.GetAsync("/users", Cancel)).Headers.Location?.OriginalString.ShouldContain("/error/403");
        using var late = host.Anonymous();
        (await Read(late, path)).ShouldContain("já foi usado");
        (await host.Value<bool>("select not must_change_password and name = 'Ana & Bia' from auth.users where email = 'ana@clinica.test'")).ShouldBeTrue();
    }

    [Fact]
    public async Task What_opens_the_door_is_kept_nowhere()
    {
        await using var server = new MailServer { IsFull = true };
        await using var host = await WebHost.On(database, server.Settings);
        using var owner = await host.SignedIn();
        await Invite(owner);
        var waiting = await host.Value<string>("select letter_cipher from outgoing_mail");
        waiting.ShouldNotContain("clinica");
        server.IsFull = false;
        await host.Run("update outgoing_mail set next_at = now()");
        using var mail = await server.Next(Cancel);
        var secret = Path(mail.TextBody!).Split('/')[^1];

        (await host.Value<string>("select row_to_json(i)::text from invitations i")).ShouldNotContain(secret);
        (await host.Value<string>("select string_agg(data::text, ' ') from feed where kind = 'user.invited'")).ShouldNotContain(secret);
        (await host.Until("select bool_and(letter_cipher is null and sent_at is not null) from outgoing_mail")).ShouldBeTrue();
    }

    [Theory, InlineData(false, "falta Konquista:Mail"), InlineData(true, "Konquista:PublicUrl")]
    public async Task Without_a_way_for_mails_the_address_is_shown_once_to_be_handed_over(bool hasServer, string said)
    {
        await using var server = new MailServer();
        var settings = server.Settings;
        settings.Remove(hasServer ? "Konquista:PublicUrl" : "Konquista:Mail:Host");
        await using var host = await WebHost.On(database, hasServer ? settings : []);
        using var owner = await host.SignedIn();
        (await Read(owner, "/users/invite")).ShouldContain(said);

        using var made = await Invite(owner);

        made.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var path = Path(await made.Content.ReadAsStringAsync(Cancel));
        (await host.Value<long>("select count(*) from outgoing_mail")).ShouldBe(0);
        (await Read(owner, "/users")).ShouldNotContain(path);
        using var ana = host.Anonymous();
        (await Choose(ana, path, Password, Password)).Headers.Location!.OriginalString.ShouldBe("/");
    }

    [Fact]
    public async Task A_renewed_invitation_opens_by_the_new_address_alone_and_one_taken_back_by_none()
    {
        await using var host = await WebHost.On(database);
        using var owner = await host.SignedIn();
        using var made = await Invite(owner);
        var first = Path(await made.Content.ReadAsStringAsync(Cancel));
        var id = await host.Value<Guid>("select id from invitations");
        using var again = await WebHost.Post(owner, "/users", [], to: $"/users/invitations/{id}/again");
        var second = Path(await again.Content.ReadAsStringAsync(Cancel));
        using var ana = host.Anonymous();
        (await Read(ana, first)).ShouldContain("já foi usado");
        (await Read(ana, second)).ShouldContain("Olá, Ana!");
        using var twice = await Invite(owner);
        (await Text(twice)).ShouldContain("Já há um convite aberto");

        using var withdrawn = await WebHost.Post(owner, "/users", [], to: $"/users/invitations/{id}/withdraw");

        (await Read(ana, second)).ShouldContain("foi retirado");
        (await Read(owner, "/users")).ShouldContain("Nenhum convite à espera");
        (await host.Value<string>("select string_agg(kind, ' ' order by id) from feed where kind like 'user.inv%'")).ShouldBe("user.invited user.invited user.invitation_withdrawn");
        (await Path(Invite(owner))).ShouldNotBe(first);
    }

    [Fact]
    public async Task After_its_time_an_invitation_opens_nothing_and_makes_way_for_another()
    {
        await using var host = await WebHost.On(database);
        using var owner = await host.SignedIn();
        var path = await Path(Invite(owner));
        using var ana = host.Anonymous();
        await host.Run("update invitations set expires_at = now()");

        (await Read(ana, path)).ShouldContain("passou do prazo");
        (await Read(owner, "/users")).ShouldContain("Vencido");
        (await Read(ana, await Path(Invite(owner)))).ShouldContain("Olá, Ana!");
    }

    [Fact]
    public async Task Who_has_an_account_is_not_asked_in()
    {
        await using var host = await WebHost.On(database);
        using var owner = await host.SignedIn();
        using var answer = await Invite(owner, email: "ADMIN@konquista.local");
        (await Text(answer)).ShouldContain("Já existe um usuário");
        (await host.Value<long>("select count(*) from invitations")).ShouldBe(0);
    }

    [Theory, InlineData(Role.Marketing, false), InlineData(Role.Manager, false), InlineData(Role.Operator, false), InlineData(Role.Owner, true)]
    public async Task Nobody_else_asks_people_in(string role, bool ofOneStore)
    {
        await using var host = await WebHost.On(database);
        var store = await host.Value<Guid>("insert into stores (id, name, tag) values (gen_random_uuid(), 'Moema', 'MOEMA') returning id");
        using var somebody = await host.SignedInAs(role, ofOneStore ? store : null);
        using var answer = await WebHost.Post(somebody, "/account", Form(), to: "/users/invite");
        answer.Headers.Location!.OriginalString.ShouldContain("/error/403");
        (await host.Value<long>("select count(*) from invitations")).ShouldBe(0);
    }

    private static Dictionary<string, string> Form(string email = "ana@clinica.test", string name = "Ana") => new(StringComparer.Ordinal)
    {
        ["Form.Email"] = email,
        ["Form.Name"] = name,
        ["Form.Role"] = Role.Attendant,
        ["Form.Language"] = "pt-BR",
    };

    private static Task<HttpResponseMessage> Invite(HttpClient owner, string email = "ana@clinica.test", string name = "Ana") =>
        WebHost.Post(owner, "/users/invite", Form(email, name));

    private static Task<HttpResponseMessage> Choose(HttpClient client, string path, string next, string again) =>
        WebHost.Post(client, path, new() { ["Form.Next"] = next, ["Form.Again"] = again });

    private static async Task<string> Path(Task<HttpResponseMessage> made) => Path(await Text(await made));

    private static string Path(string text) => Address().Match(text).Value;

    private static async Task<string> Read(HttpClient client, string address) => WebUtility.HtmlDecode(await client.GetStringAsync(address, Cancel));

    private static async Task<string> Text(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));

    [GeneratedRegex("/invitation/[A-Za-z0-9_-]{43}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();
}
