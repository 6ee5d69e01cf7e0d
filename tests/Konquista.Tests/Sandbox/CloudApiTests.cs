using System.Net;
using System.Text.Json.Nodes;

namespace Konquista.Sandbox;

/// <summary>The Cloud API's answers and refusals.</summary>
public sealed class CloudApiTests
{
    private static readonly string LongText = new('a', 4097);

    [Fact]
    public async Task An_accepted_text_gets_an_id_and_the_number_as_WhatsApp_knows_it()
    {
        await using var sandbox = await SandboxHost.Start();
        using var answer = await sandbox.Text("+55 31 99876-5432", id: "om_1");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var json = await Json(answer);
        json["messaging_product"]!.GetValue<string>().ShouldBe("whatsapp");
        json["contacts"]![0]!["input"]!.GetValue<string>().ShouldBe("+55 31 99876-5432");
        json["contacts"]![0]!["wa_id"]!.GetValue<string>().ShouldBe("553198765432");
        json["messages"]![0]!["id"]!.GetValue<string>().ShouldStartWith("wamid.");
        json["messages"]![0]!["message_status"].ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"messaging_product":"whatsapp","to":"+5511987654321","type":"template","template":{"name":"volta","language":{"code":"pt_BR"},"components":[{"type":"body","parameters":[{"type":"text","parameter_name":"nome","text":"Ana"}]}]}}""")]
    [InlineData("""{"messaging_product":"whatsapp","to":"+5511987654321","type":"image","image":{"link":"https://example.com/a.jpg","caption":"Oi"}}""")]
    [InlineData("""{"messaging_product":"whatsapp","to":"+5511987654321","type":"document","document":{"link":"https://example.com/a.pdf","filename":"a.pdf"}}""")]
    [InlineData("""{"messaging_product":"whatsapp","to":"+5511987654321","type":"video","video":{"link":"https://example.com/a.mp4"}}""")]
    [InlineData("""{"messaging_product":"whatsapp","to":"+5511987654321","type":"audio","audio":{"link":"https://example.com/a.ogg"}}""")]
    public async Task Templates_and_media_are_accepted(string body)
    {
        await using var sandbox = await SandboxHost.Start();
        using var answer = await sandbox.Cloud(body);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("{", 100)]
    [InlineData("""{"to":"+5511987654321"}""", 131008)]
    [InlineData("""{"messaging_product":"sms","to":"+5511987654321"}""", 100)]
    [InlineData("""{"messaging_product":"whatsapp","text":{"body":"Oi"}}""", 131008)]
    [InlineData("""{"messaging_product":"whatsapp","to":"Ana","text":{"body":"Oi"}}""", 131009)]
    [InlineData("""{"messaging_product":"whatsapp","to":"+5511987654321","type":"text"}""", 131008)]
    [InlineData("""{"messaging_product":"whatsapp","to":"+5511987654321","type":"hologram"}""", 100)]
    [InlineData("""{"messaging_product":"whatsapp","to":"+5511987654321","type":"template","template":{"name":"volta"}}""", 131008)]
    [InlineData("""{"messaging_product":"whatsapp","to":"+5511987654321","type":"image","image":{}}""", 131008)]
    [InlineData("""{"messaging_product":"whatsapp","to":"+5511987654321","type":"image","image":{"link":"a.jpg"}}""", 131009)]
    public async Task A_wrong_body_is_refused_with_Metas_code(string body, int code)
    {
        await using var sandbox = await SandboxHost.Start();
        using var answer = await sandbox.Cloud(body);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Json(answer))["error"]!["code"]!.GetValue<int>().ShouldBe(code);
    }

    [Fact]
    public async Task A_text_over_4096_characters_is_refused()
    {
        await using var sandbox = await SandboxHost.Start();
        using var answer = await sandbox.Text("+5511987654321", LongText);
        (await Json(answer))["error"]!["error_data"]!["details"]!.GetValue<string>().ShouldContain("4096");
    }

    [Fact]
    public async Task A_bad_token_is_refused_with_401()
    {
        await using var sandbox = await SandboxHost.Start();
        using var answer = await sandbox.Cloud("{}", token: "bad");
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Json(answer))["error"]!["code"]!.GetValue<int>().ShouldBe(190);
    }

    [Fact]
    public async Task An_unknown_phone_number_id_is_subcode_33()
    {
        await using var sandbox = await SandboxHost.Start("--Sandbox:PhoneNumberIds=1000002");
        using var answer = await sandbox.Text("+5511987654321");
        var error = (await Json(answer))["error"]!;
        (error["code"]!.GetValue<int>(), error["error_subcode"]!.GetValue<int>()).ShouldBe((100, 33));
    }

    [Fact]
    public async Task A_number_tells_about_itself()
    {
        await using var sandbox = await SandboxHost.Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v25.0/1000001?fields=quality_rating,status,nonsense");
        request.Headers.Authorization = new("Bearer", "any");
        using var answer = await sandbox.Http.SendAsync(request, TestContext.Current.CancellationToken);
        (await Json(answer)).ToJsonString().ShouldBe("""{"id":"1000001","quality_rating":"GREEN","status":"CONNECTED"}""");
    }

    [Fact]
    public async Task Marking_as_read_succeeds()
    {
        await using var sandbox = await SandboxHost.Start();
        using var answer = await sandbox.Cloud("""{"messaging_product":"whatsapp","status":"read","message_id":"wamid.X"}""");
        (await Json(answer)).ToJsonString().ShouldBe("""{"success":true}""");
    }

    private static async Task<JsonNode> Json(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
}
