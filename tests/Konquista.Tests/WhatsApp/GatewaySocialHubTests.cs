using System.Text;
using System.Text.Json;

namespace Konquista.WhatsApp;

/// <summary>Social Hub's wire protocol, as sent and as answered.</summary>
public sealed class GatewaySocialHubTests
{
    private const string Taken = """{"success": true, "message": "Message stored successfully. Will be processing in few seconds!"}""";

    [Fact]
    public async Task A_text_goes_as_json_with_the_token_in_the_body()
    {
        await using var stub = await GatewayStub.Answering(200, Taken);
        var result = await stub.Send(SocialHubGateway.Name);

        result.ShouldBe(new(SendClass.Accepted, HttpStatus: 200));
        stub.Path.ShouldBe("/api/sendMessage");
        stub.Headers["Idempotency-Key"].ToString().ShouldBe("0192aaaa-0000-7000-8000-000000000001");
        using var body = JsonDocument.Parse(stub.Body);
        using var expected = JsonDocument.Parse(
            """{"api_token":"token-of-moema","phone":"5511900000001","message":"Oi, Ana!","preview_url":true}""");
        JsonElement.DeepEquals(body.RootElement, expected.RootElement).ShouldBeTrue(stub.Body);
    }

    [Fact]
    public async Task A_file_goes_as_multipart_with_its_caption_as_message()
    {
        await using var stub = await GatewayStub.Answering(200, Taken);
        await stub.Send(
            SocialHubGateway.Name,
            new OutgoingContent.File(Encoding.UTF8.GetBytes("bytes of a picture"), null, "image/png", "antes.png", "Olha só"));

        stub.Headers.ContentType.ToString().ShouldStartWith("multipart/form-data");
        stub.Headers.ContentLength.ShouldNotBeNull();
        foreach (var part in (string[])["name=\"api_token\"", "name=\"phone\"", "5511900000001", "Olha só", "antes.png", "bytes of a picture"])
        {
            stub.Body.ShouldContain(part);
        }
    }

    [Theory]
    [InlineData(200, """{"success":false,"message":"no"}""", SendClass.Refused, "refused", "no")]
    [InlineData(200, """{"success":false,"message":"Command in progress"}""", SendClass.TryLater, "busy", "Command in progress")]
    [InlineData(200, "<html>", SendClass.Uncertain, "unreadable", null)]
    [InlineData(200, "{}", SendClass.Uncertain, "unreadable", null)]
    [InlineData(400, """{"success":false,"message":"invalid api_token!"}""", SendClass.PhoneStopped, "invalid_token", "invalid api_token!")]
    [InlineData(422, "no", SendClass.Refused, "http_422", null)]
    [InlineData(429, "", SendClass.TryLater, "rate_limited", null)]
    [InlineData(500, """{"success":false,"message":"down"}""", SendClass.TryLater, "http_500", "down")]
    [InlineData(500, "", SendClass.Uncertain, "http_500", null)]
    [InlineData(503, """{"success":true}""", SendClass.Uncertain, "http_503", null)]
    public async Task Every_answer_has_its_class(int status, string body, object expected, string error, string? detail)
    {
        await using var stub = await GatewayStub.Answering(status, body);

        (await stub.Send(SocialHubGateway.Name)).ShouldBe(new((SendClass)expected, Error: error, HttpStatus: status, Detail: detail));
    }

    [Fact]
    public async Task It_cannot_be_asked_about_a_number()
    {
        await using var stub = await GatewayStub.Answering(500, "");
        var line = GatewayStub.Message(SocialHubGateway.Name, stub.Address).From;

        (await stub.Gateways.For(SocialHubGateway.Name).Check(line, TestContext.Current.CancellationToken))
            .ShouldBe(new(Works: true, "not_verifiable"));
        stub.Path.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_that_may_be_logged_prints_what_is_private()
    {
        var message = GatewayStub.Message(SocialHubGateway.Name, "http://127.0.0.1");

        $"{message} {message.From} {message.Content}".ShouldBe(
            "message 0192aaaa000070008000000000000001 social_hub 0192bbbb000070008000000000000001 Text");
    }
}
