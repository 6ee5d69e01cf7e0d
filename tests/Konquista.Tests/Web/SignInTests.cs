using System.Net;
using System.Runtime.Versioning;

namespace Konquista.Web;

/// <summary>Who may come in, and what becomes of those who may not.</summary>
public sealed class SignInTests(TestDatabase database)
{
    [Fact]
    public async Task The_first_admin_signs_in_with_the_password_of_the_file_and_out_again()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        (await client.GetAsync("/", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await WebHost.Post(client, "/imports/new", [], to: "/sign-out")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync("/", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Only_its_owner_may_read_the_file_of_the_first_admin()
    {
        await using var host = await WebHost.On(database);
        await host.FirstAdmin();
        File.GetUnixFileMode(host.FirstAdminFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task After_five_wrong_passwords_even_the_right_one_is_refused_for_a_while()
    {
        await using var host = await WebHost.On(database);
        using var client = host.Anonymous();
        var (email, password) = await host.FirstAdmin();
        for (var tries = 0; tries < 5; tries++)
        {
            using var wrong = await WebHost.Post(client, "/sign-in", new() { ["Form.Email"] = email, ["Form.Password"] = "errada-errada" });
            wrong.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var right = await WebHost.Post(client, "/sign-in", new() { ["Form.Email"] = email, ["Form.Password"] = password });
        right.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await right.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Espere 5 minutos");
    }

    [Fact]
    public async Task After_signing_in_nobody_is_sent_to_another_site()
    {
        await using var host = await WebHost.On(database);
        using var client = host.Anonymous();
        var (email, password) = await host.FirstAdmin();
        using var answer = await WebHost.Post(
            client, "/sign-in", new() { ["Form.Email"] = email, ["Form.Password"] = password, ["ReturnUrl"] = "https://evil.example/" });
        answer.Headers.Location!.OriginalString.ShouldBe("/");
    }
}
