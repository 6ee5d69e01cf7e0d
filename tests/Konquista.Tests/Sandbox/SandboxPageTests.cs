using System.Net;

namespace Konquista.Sandbox;

/// <summary>The Sandbox's own page.</summary>
public sealed class SandboxPageTests
{
    [Fact]
    public async Task The_page_speaks_Portuguese_and_English_and_allows_no_foreign_script()
    {
        await using var sandbox = await SandboxHost.Start();
        using var answer = await sandbox.Http.GetAsync("/", TestContext.Current.CancellationToken);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'self'");
        WebUtility.HtmlDecode(await Read(answer)).ShouldContain("<h2 id=\"addresses\">Endereços</h2>");
        (await sandbox.Http.GetStringAsync("/?lang=en", TestContext.Current.CancellationToken)).ShouldContain("<html lang=\"en\">");
    }

    [Fact]
    public async Task What_people_write_is_encoded()
    {
        await using var sandbox = await SandboxHost.Start();
        (await sandbox.Text("+5511987654321", "<script>alert(1)</script>")).Dispose();
        var html = await sandbox.Http.GetStringAsync("/", TestContext.Current.CancellationToken);
        html.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        html.ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task A_person_answers_by_the_form()
    {
        await using var sandbox = await SandboxHost.Start();
        using var answer = await Submit(sandbox, "/page/answer", ("from", "31998765432"), ("phoneNumberId", "1000001"), ("text", "Quanto custa?"), ("name", ""));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await sandbox.Summary();
        sandbox.Receiver.Messages.Single()["text"]!["body"]!.GetValue<string>().ShouldBe("Quanto custa?");
    }

    [Fact]
    public async Task A_profile_is_chosen_by_the_form()
    {
        await using var sandbox = await SandboxHost.Start();
        using var answer = await Submit(sandbox, "/page/faults", ("profile", "rough"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await sandbox.Get("/control/faults"))["profile"]!.GetValue<string>().ShouldBe("rough");
    }

    [Fact]
    public async Task Another_sites_page_may_not_use_the_controls()
    {
        await using var sandbox = await SandboxHost.Start();
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/control/receipts");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await sandbox.Http.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<HttpResponseMessage> Submit(SandboxHost sandbox, string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await sandbox.Http.PostAsync(path, form, TestContext.Current.CancellationToken);
    }

    private static Task<string> Read(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
