using System.Text.Json;

namespace Konquista.WhatsApp;

/// <summary>The Cloud API's wire protocol, as sent and as answered.</summary>
public sealed class GatewayCloudApiTests
{
    private const string Taken = """
        {"messaging_product":"whatsapp","contacts":[{"input":"+5511900000001","wa_id":"551190000001"}],
         "messages":[{"id":"wamid.HBg1","message_status":"accepted"}]}
        """;

    [Fact]
    public async Task A_taken_message_has_the_providers_id_and_the_persons()
    {
        await using var stub = await GatewayStub.Answering(200, Taken);

        (await stub.Send(CloudApiGateway.Name)).ShouldBe(new(SendClass.Accepted, "wamid.HBg1", "551190000001", HttpStatus: 200));
    }

    [Fact]
    public async Task A_text_goes_to_the_number_with_plus_and_carries_our_reference()
    {
        await using var stub = await GatewayStub.Answering(200, Taken);
        await stub.Send(CloudApiGateway.Name);

        stub.Path.ShouldBe("/v25.0/1000001/messages");
        stub.Headers.Authorization.ToString().ShouldBe("Bearer token-of-moema");
        stub.Headers["Idempotency-Key"].ToString().ShouldBe("0192aaaa-0000-7000-8000-000000000001");
        Same(stub.Body, """
            {"messaging_product":"whatsapp","recipient_type":"individual","to":"+5511900000001","type":"text",
             "biz_opaque_callback_data":"k1.202611.0192aaaa000070008000000000000001","text":{"body":"Oi, Ana!","preview_url":true}}
            """);
    }

    [Fact]
    public async Task A_template_carries_its_variables_in_order_on_one_line_each()
    {
        await using var stub = await GatewayStub.Answering(200, Taken);
        await stub.Send(CloudApiGateway.Name, new OutgoingContent.CloudTemplate("retomada", "pt_BR", ["Ana", "Rua A\n  10"]));

        Same(Child(stub.Body, "template"), """
            {"name":"retomada","language":{"code":"pt_BR"},"components":[{"type":"body","parameters":[
             {"type":"text","text":"Ana"},{"type":"text","text":"Rua A 10"}]}]}
            """);
    }

    [Fact]
    public async Task A_template_without_variables_has_no_components()
    {
        await using var stub = await GatewayStub.Answering(200, Taken);
        await stub.Send(CloudApiGateway.Name, new OutgoingContent.CloudTemplate("retomada", "pt_BR", []));

        Same(Child(stub.Body, "template"), """{"name":"retomada","language":{"code":"pt_BR"}}""");
    }

    [Theory]
    [InlineData("image/png", "image", """{"link":"https://media.example/a","caption":"Olá"}""")]
    [InlineData("video/mp4", "video", """{"link":"https://media.example/a","caption":"Olá"}""")]
    [InlineData("audio/ogg", "audio", """{"link":"https://media.example/a"}""")]
    [InlineData("application/pdf", "document", """{"link":"https://media.example/a","caption":"Olá","filename":"a.pdf"}""")]
    public async Task A_file_goes_by_link_under_its_kind(string contentType, string kind, string expected)
    {
        await using var stub = await GatewayStub.Answering(200, Taken);
        await stub.Send(CloudApiGateway.Name, new OutgoingContent.File(null, new("https://media.example/a"), contentType, "a.pdf", "Olá"));

        Same(Child(stub.Body, kind), expected);
    }

    [Fact]
    public async Task A_file_without_a_link_is_refused_before_anything_is_sent()
    {
        await using var stub = await GatewayStub.Answering(200, Taken);

        var result = await stub.Send(CloudApiGateway.Name, new OutgoingContent.File(new byte[1], null, "image/png", "a.png", ""));

        result.ShouldBe(new(SendClass.Refused, Error: "content_unsupported"));
        stub.Path.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(200, "{}", SendClass.Uncertain, "unreadable")]
    [InlineData(200, "<html>", SendClass.Uncertain, "unreadable")]
    [InlineData(500, "", SendClass.Uncertain, "http_500")]
    [InlineData(502, "<html>", SendClass.Uncertain, "http_502")]
    [InlineData(429, "", SendClass.TryLater, "http_429")]
    [InlineData(404, "", SendClass.Refused, "http_404")]
    public async Task An_answer_without_a_code_is_judged_by_its_status(int status, string body, object expected, string error)
    {
        await using var stub = await GatewayStub.Answering(status, body);

        (await stub.Send(CloudApiGateway.Name)).ShouldBe(new((SendClass)expected, Error: error, HttpStatus: status));
    }

    [Fact]
    public async Task A_refusal_keeps_its_code_and_wait_but_nothing_private()
    {
        await using var stub = await GatewayStub.Answering(
            400,
            """{"error":{"message":"x","code":131056,"error_data":{"details":"Oi, Ana! to +55 11 90000-0001 with token-of-moema is too much"}}}""",
            ("Retry-After", "17"));

        (await stub.Send(CloudApiGateway.Name)).ShouldBe(new(
            SendClass.PairLimited, Error: "131056", HttpStatus: 400, Detail: "… to … with … is too much", RetryAfter: TimeSpan.FromSeconds(17)));
    }

    [Theory]
    [InlineData(200, """{"status":"CONNECTED","quality_rating":"GREEN"}""", true, null)]
    [InlineData(200, """{"status":"BANNED"}""", false, "banned")]
    [InlineData(401, """{"error":{"code":190}}""", false, "190")]
    [InlineData(503, "", false, "http_503")]
    public async Task Health_is_what_the_provider_says_of_the_number(int status, string body, bool works, string? problem)
    {
        await using var stub = await GatewayStub.Answering(status, body);
        var line = GatewayStub.Message(CloudApiGateway.Name, stub.Address).From;

        var health = await stub.Gateways.For(CloudApiGateway.Name).Check(line, TestContext.Current.CancellationToken);

        health.ShouldBe(new(works, problem));
        stub.Path.ShouldStartWith("/v25.0/1000001?fields=");
    }

    private static string Child(string json, string name)
    {
        using var parsed = JsonDocument.Parse(json);
        return parsed.RootElement.GetProperty(name).GetRawText();
    }

    private static void Same(string actual, string expected)
    {
        using var left = JsonDocument.Parse(actual);
        using var right = JsonDocument.Parse(expected);
        JsonElement.DeepEquals(left.RootElement, right.RootElement).ShouldBeTrue(actual);
    }
}
