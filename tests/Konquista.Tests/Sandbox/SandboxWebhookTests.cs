using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Konquista.Sandbox;

/// <summary>What the Sandbox posts to the callback after it accepted a message.</summary>
public sealed class SandboxWebhookTests
{
    [Fact]
    public async Task A_message_is_sent_delivered_and_read_in_order_with_our_data_echoed()
    {
        await using var sandbox = await SandboxHost.Start("--Sandbox:Faults:Reads=100");
        (await sandbox.Text("+5531998765432", id: "om_1")).Dispose();
        (await sandbox.Summary())["webhooksPosted"]!.GetValue<int>().ShouldBe(3);
        sandbox.Receiver.StatusNames.ShouldBe(["sent", "delivered", "read"]);
        sandbox.Receiver.Statuses.ShouldAllBe(one => $"{one["biz_opaque_callback_data"]}" == "om_1" && $"{one["recipient_id"]}" == "553198765432");
        sandbox.Receiver.Values.ShouldAllBe(value => $"{value["metadata"]!["phone_number_id"]}" == "1000001");
    }

    [Fact]
    public async Task The_signature_is_of_the_raw_bytes_which_are_ASCII()
    {
        await using var sandbox = await SandboxHost.Start("--Sandbox:AppSecret=segredo");
        await Inbound(sandbox, "Olá, é você? 😊");
        var (body, signature) = sandbox.Receiver.Posts.Single();
        signature.ShouldBe($"sha256={Convert.ToHexStringLower(HMACSHA256.HashData("segredo"u8, body))}");
        body.ShouldAllBe(one => one < 128);
        sandbox.Receiver.Messages.Single()["text"]!["body"]!.GetValue<string>().ShouldBe("Olá, é você? 😊");
    }

    [Fact]
    public async Task A_person_writes_from_the_number_WhatsApp_knows()
    {
        await using var sandbox = await SandboxHost.Start();
        await Inbound(sandbox, "Oi");
        sandbox.Receiver.Messages.Single()["from"]!.GetValue<string>().ShouldBe("553198765432");
        sandbox.Receiver.Values.Single()["contacts"]![0]!["profile"]!["name"]!.GetValue<string>().ShouldBe("Ana");
    }

    [Fact]
    public async Task A_callback_that_fails_is_tried_again()
    {
        await using var sandbox = await SandboxHost.Start();
        sandbox.Receiver.FailNext(1);
        await Inbound(sandbox, "Oi");
        var summary = await sandbox.Summary();
        summary["webhooksFailed"]!.GetValue<int>().ShouldBe(1);
        sandbox.Receiver.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_Sandbox_answers_while_the_callback_is_away()
    {
        await using var sandbox = await SandboxHost.Start("--Sandbox:CallbackUrl=http://127.0.0.1:1/", "--Sandbox:WebhookAttempts=1");
        using var answer = await sandbox.Text("+5511987654321");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var summary = await sandbox.Summary();
        summary["webhooksPosted"]!.GetValue<int>().ShouldBe(0);
        summary["webhooksGivenUp"]!.GetValue<int>().ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Many_waiting_updates_go_in_one_post()
    {
        await using var sandbox = await SandboxHost.Start(
            "--Sandbox:WebhookWorkers=1", "--Sandbox:WebhookGatherMs=300", "--Sandbox:Faults:Reads=0", "--Sandbox:WebhookBatch=100");
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async n => (await sandbox.Text($"+55119{80000000 + n}", id: $"{n}")).Dispose()));
        var summary = await sandbox.Summary();
        summary["webhooksPosted"]!.GetValue<int>().ShouldBe(80);
        summary["webhookPosts"]!.GetValue<int>().ShouldBeLessThan(20);
        sandbox.Receiver.Statuses.Count.ShouldBe(80);
    }

    [Fact]
    public async Task The_handshake_wants_the_challenge_back()
    {
        await using var sandbox = await SandboxHost.Start();
        await using var stranger = await SandboxHost.Start("--Sandbox:VerifyToken=outro");
        (await Handshake(sandbox))["ok"]!.GetValue<bool>().ShouldBeTrue();
        (await Handshake(stranger))["status"]!.GetValue<int>().ShouldBe(403);
    }

    [Fact]
    public async Task An_inbound_message_without_a_number_is_refused()
    {
        await using var sandbox = await SandboxHost.Start();
        using var answer = await sandbox.Post("/control/inbound", new { from = "Ana", text = "Oi", phoneNumberId = "1000001" });
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task Inbound(SandboxHost sandbox, string text)
    {
        using var answer = await sandbox.Post("/control/inbound", new { from = "31998765432", text, phoneNumberId = "1000001", name = "Ana" });
        answer.EnsureSuccessStatusCode();
        (await sandbox.Summary())["webhooksPending"]!.GetValue<int>().ShouldBe(0);
    }

    private static async Task<JsonNode> Handshake(SandboxHost sandbox)
    {
        using var answer = await sandbox.Post("/control/handshake", new { });
        return JsonNode.Parse(Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)))!;
    }
}
