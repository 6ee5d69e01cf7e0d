using System.Net;

namespace Konquista.Sandbox;

/// <summary>Social Hub's protocol, as its callers know it.</summary>
public sealed class SocialHubTests
{
    private const string Stored = """{"success":true,"message":"Message stored successfully. Will be processing in few seconds!"}""";

    [Fact]
    public async Task A_text_is_stored_and_nothing_more_is_told()
    {
        await using var sandbox = await SandboxHost.Start();
        using var answer = await sandbox.Hub("11987654321", "Olá");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(Stored);
        (await sandbox.Summary())["webhooksPosted"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task A_file_comes_as_a_form()
    {
        await using var sandbox = await SandboxHost.Start();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("any"), "api_token" }, { new StringContent("11987654321"), "phone" }, { new StringContent("Veja"), "message" },
            { new ByteArrayContent([1, 2, 3]), "file", "tabela.pdf" },
        };
        using var answer = await sandbox.Http.PostAsync("/api/sendMessage", form, TestContext.Current.CancellationToken);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(Stored);
    }

    [Theory]
    [InlineData("bad", "11987654321", "Oi", "invalid api_token!")]
    [InlineData("", "11987654321", "Oi", "invalid api_token!")]
    [InlineData("any", "abc", "Oi", "invalid phone!")]
    [InlineData("any", "11987654321", "", "message is required!")]
    public async Task A_wrong_request_is_refused(string token, string phone, string message, string expected)
    {
        await using var sandbox = await SandboxHost.Start();
        using var answer = await sandbox.Hub(phone, message, token: token);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .ShouldBe($$"""{"success":false,"message":"{{expected}}"}""");
    }

    [Fact]
    public async Task With_and_without_the_country_code_is_the_same_person()
    {
        await using var sandbox = await SandboxHost.Start();
        (await sandbox.Hub("11987654321")).Dispose();
        (await sandbox.Hub("5511987654321")).Dispose();
        var summary = await sandbox.Summary();
        summary["distinct"]!.GetValue<int>().ShouldBe(1);
        summary["duplicates"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Receipts_go_by_the_idempotency_key_beside_the_text()
    {
        await using var sandbox = await SandboxHost.Start();
        (await sandbox.Hub("11987654321", "Oi", id: "m-1")).Dispose();
        (await sandbox.Hub("11987654321", "Oi", id: "m-2")).Dispose();
        (await sandbox.Hub("11987654321", "Outra", id: "m-2")).Dispose();
        var summary = await sandbox.Summary();
        summary["distinct"]!.GetValue<int>().ShouldBe(2);
        summary["duplicates"]!.GetValue<int>().ShouldBe(1);
        summary["sameTextToSamePerson"]!.GetValue<int>().ShouldBe(1);
    }
}
