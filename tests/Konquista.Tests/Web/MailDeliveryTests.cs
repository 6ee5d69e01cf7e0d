using System.Net;
using Konquista.Web.Hosting;
using Konquista.Web.Mail;
using Microsoft.Extensions.Configuration;

namespace Konquista.Web;

/// <summary>A mail that is wanted goes, later if it must, or is said to have been given up; settings that cannot work are refused in words.</summary>
public sealed class MailDeliveryTests(TestDatabase database)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_that_was_refused_is_sent_when_the_server_takes_it()
    {
        await using var server = new MailServer { IsFull = true };
        await using var host = await WebHost.On(database, server.Settings);
        using var owner = await host.SignedIn();
        await Invite(owner);
        (await host.Until("select tries = 1 from outgoing_mail")).ShouldBeTrue();
        server.IsEmpty.ShouldBeTrue();
        server.IsFull = false;
        await host.Run("update outgoing_mail set next_at = now()");

        using var mail = await server.Next(Cancel);

        mail.MessageId.ShouldEndWith("@clinica.test");
        (await host.Until("select sent_at is not null from outgoing_mail")).ShouldBeTrue();
        WebUtility.HtmlDecode(await owner.GetStringAsync("/users", Cancel)).ShouldContain("Enviado");
    }

    /// <summary>The process that wrote it died before it could send: the row is all there is.</summary>
    [Fact]
    public async Task A_mail_whose_sender_died_in_a_try_is_taken_up_by_the_next()
    {
        await using var server = new MailServer { IsFull = true };
        await using var host = await WebHost.On(database, server.Settings);
        using var owner = await host.SignedIn();
        await Invite(owner);
        (await host.Until("select tries = 1 from outgoing_mail")).ShouldBeTrue();

        (await host.Value<bool>("select next_at between now() and now() + interval '31 seconds' and letter_cipher is not null from outgoing_mail")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_mail_that_comes_too_late_is_given_up_and_the_page_says_so()
    {
        await using var server = new MailServer { IsFull = true };
        await using var host = await WebHost.On(database, server.Settings);
        using var owner = await host.SignedIn();
        await Invite(owner);
        (await host.Until("select tries = 1 from outgoing_mail")).ShouldBeTrue();
        await host.Run("update outgoing_mail set next_at = now(), give_up_at = now()");

        (await host.Until("select given_up_at is not null and letter_cipher is null from outgoing_mail")).ShouldBeTrue();

        var page = WebUtility.HtmlDecode(await owner.GetStringAsync("/users", Cancel));
        page.ShouldContain("Não foi entregue");
        page.ShouldContain("Um e-mail não pôde ser enviado");
        server.IsEmpty.ShouldBeTrue();
    }

    [Theory, InlineData("Port", "0", "Port"), InlineData("Port", "x", "Port"), InlineData("Security", "Ssl3", "Security"), InlineData("From", "", "From"), InlineData("From", "nada", "From"),
     InlineData("User", "u", "User"), InlineData("Host", "", "Port")]
    public void A_setting_that_cannot_work_is_named(string key, string value, string named)
    {
        var problem = Problem(new(StringComparer.Ordinal) { [$"Konquista:Mail:{key}"] = value });
        problem.ShouldNotBeNull();
        problem.ShouldStartWith($"Konquista:Mail:{named} ");
    }

    [Fact]
    public void A_password_does_not_travel_readable() => Problem(new(StringComparer.Ordinal)
    {
        ["Konquista:Mail:Security"] = "none",
        ["Konquista:Mail:User"] = "u",
        ["Konquista:Mail:Password"] = "p",
    }).ShouldNotBeNull().ShouldContain("readable");

    [Fact]
    public void Without_any_setting_there_is_no_mail() => MailSettings.Read(new ConfigurationBuilder().Build()).ShouldBeNull();

    private static string? Problem(Dictionary<string, string?> changes)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:Konquista"] = "Host=x",
            ["Konquista:KeysPath"] = Path.GetTempPath(),
            ["Konquista:Mail:Host"] = "smtp.clinica.test",
            ["Konquista:Mail:Port"] = "587",
            ["Konquista:Mail:From"] = "nao-responda@clinica.test",
        };
        foreach (var (key, value) in changes)
        {
            settings[key] = value;
        }

        return WebSettings.TryRead(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), out _, out var problem) ? null : problem;
    }

    private static Task<HttpResponseMessage> Invite(HttpClient owner) => WebHost.Post(owner, "/users/invite", new()
    {
        ["Form.Email"] = "ana@clinica.test",
        ["Form.Name"] = "Ana",
        ["Form.Role"] = "viewer",
        ["Form.Language"] = "en",
    });
}
