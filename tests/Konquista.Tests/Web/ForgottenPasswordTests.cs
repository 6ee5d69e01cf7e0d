using System.Net;
using System.Text.RegularExpressions;
using Konquista.Web.Accounts;

namespace Konquista.Web;

/// <summary>Whoever forgot a password chooses another by mail, and nobody learns by asking who has an account.</summary>
public sealed partial class ForgottenPasswordTests(TestDatabase database)
{
    private const string Next = "outra-senha-bem-longa";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_password_is_chosen_once_and_every_session_ends()
    {
        await using var server = new MailServer();
        await using var host = await WebHost.On(database, server.Settings);
        using var ana = await host.SignedInAs(Role.Attendant);
        var email = await host.Value<string>("select email from auth.users where email like 'attendant-%'");
        using var client = host.Anonymous();
        (await Read(client, "/sign-in")).ShouldContain("Esqueci a senha");
        await Ask(client, email.ToUpperInvariant());
        using var mail = await server.Next(Cancel);
        var path = Address().Match(mail.TextBody!).Value;
        mail.To.ToString().ShouldContain(email);
        mail.TextBody!.ShouldContain("https://konquista.clinica.test" + path);
        (await ana.GetAsync("/leads", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var weak = await Choose(client, path, "curta");
        weak.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var chosen = await Choose(client, path, Next);

        chosen.Headers.Location!.OriginalString.ShouldBe("/sign-in?changed=True");
        (await ana.GetAsync("/leads", Cancel)).Headers.Location!.OriginalString.ShouldContain("/sign-in");
        (await SignIn(client, email, "senha-de-teste-1")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SignIn(client, email, Next)).Headers.Location!.OriginalString.ShouldBe("/");
        (await Read(host.Anonymous(), path)).ShouldContain("já foi usado");
        (await host.Value<string>("select string_agg(actor || data::text, ' ') from feed where kind = 'user.password_changed'")).ShouldContain("by_mail");
    }

    [Fact]
    public async Task The_answer_is_the_same_for_who_is_not_there_and_only_who_is_gets_mail()
    {
        await using var server = new MailServer();
        await using var host = await WebHost.On(database, server.Settings);
        using var disabled = await host.SignedInAs(Role.Viewer);
        await host.Run("update auth.users set disabled_at = now() where email like 'viewer-%'");
        using var client = host.Anonymous();
        var answers = new List<string>();
        foreach (var email in (string[])["ninguem@clinica.test", await host.Value<string>("select email from auth.users where email like 'viewer-%'"), "admin@konquista.local"])
        {
            answers.Add(TokenField().Replace(await Ask(client, email), ""));
        }

        answers.Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        answers[0].ShouldContain("Se houver uma conta");
        using var mail = await server.Next(Cancel);
        mail.To.ToString().ShouldContain("admin@konquista.local");
        (await host.Value<long>("select count(*) from outgoing_mail")).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_gets_more_than_three_mails_in_an_hour_and_one_caller_asks_ten_times()
    {
        await using var server = new MailServer();
        await using var host = await WebHost.On(database, server.Settings);
        await host.FirstAdmin();
        using var client = host.Anonymous();
        for (var times = 0; times < 10; times++)
        {
            (await Ask(client, "admin@konquista.local")).ShouldContain("Se houver uma conta");
        }

        using var tooOften = await WebHost.Post(client, "/forgot-password", new() { ["Email"] = "admin@konquista.local" });
        tooOften.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await host.Value<long>("select count(*) from password_resets")).ShouldBe(3);
        (await host.Value<long>("select count(*) from outgoing_mail")).ShouldBe(3);
    }

    [Fact]
    public async Task After_two_hours_or_once_one_was_used_an_address_opens_nothing()
    {
        await using var server = new MailServer();
        await using var host = await WebHost.On(database, server.Settings);
        await host.FirstAdmin();
        using var client = host.Anonymous();
        await Ask(client, "admin@konquista.local");
        using var first = await server.Next(Cancel);
        await Ask(client, "admin@konquista.local");
        using var second = await server.Next(Cancel);
        var paths = new[] { first, second }.Select(mail => Address().Match(mail.TextBody!).Value).ToList();
        await host.Run("update password_resets set expires_at = now() where id = (select min(id::text)::uuid from password_resets)");
        (await Choose(client, paths[1], Next)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        foreach (var path in paths)
        {
            (await Read(client, path)).ShouldContain("passou do prazo");
        }

        (await host.Value<bool>("select expires_at - created_at = interval '2 hours' from password_resets order by id desc limit 1")).ShouldBeTrue();
    }

    [Fact]
    public async Task Where_no_mail_is_sent_the_page_says_whom_to_ask()
    {
        await using var host = await WebHost.On(database);
        using var client = host.Anonymous();
        (await Read(client, "/forgot-password")).ShouldContain("Peça a um proprietário");
    }

    [Fact]
    public async Task Who_reads_English_gets_English()
    {
        await using var server = new MailServer();
        await using var host = await WebHost.On(database, server.Settings);
        await host.FirstAdmin();
        using var client = host.Anonymous();
        using var chosen = await WebHost.Post(client, "/sign-in", new() { ["language"] = "en", ["returnUrl"] = "/sign-in" }, to: "/preferences/language");
        await Ask(client, "admin@konquista.local");
        using var mail = await server.Next(Cancel);
        mail.Subject.ShouldBe("A new Konquista password");
        mail.HtmlBody!.ShouldContain("<html lang=\"en\">");
    }

    private static async Task<string> Ask(HttpClient client, string email)
    {
        using var answer = await WebHost.Post(client, "/forgot-password", new() { ["Email"] = email });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
    }

    private static Task<HttpResponseMessage> Choose(HttpClient client, string path, string next) =>
        WebHost.Post(client, path, new() { ["Form.Next"] = next, ["Form.Again"] = next });

    private static Task<HttpResponseMessage> SignIn(HttpClient client, string email, string password) =>
        WebHost.Post(client, "/sign-in", new() { ["Form.Email"] = email, ["Form.Password"] = password });

    private static async Task<string> Read(HttpClient client, string address) => WebUtility.HtmlDecode(await client.GetStringAsync(address, Cancel));

    [GeneratedRegex("/reset-password/[A-Za-z0-9_-]{43}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    [GeneratedRegex("value=\"CfDJ8[^\"]+\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenField();
}
