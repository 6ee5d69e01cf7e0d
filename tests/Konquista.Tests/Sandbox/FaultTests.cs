using System.Net;
using System.Text.Json.Nodes;

namespace Konquista.Sandbox;

/// <summary>Every fault on demand, and that a seed repeats them.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData("RateLimited", 429, 130429)]
    [InlineData("ServerErrorWithBody", 503, 131016)]
    public async Task The_Cloud_API_refuses_with_a_body(string fault, int status, int code)
    {
        await using var sandbox = await SandboxHost.Start($"--Sandbox:Faults:{fault}=100");
        using var answer = await sandbox.Text("+5511987654321", id: "om_1");
        ((int)answer.StatusCode).ShouldBe(status);
        (await Json(answer))["error"]!["code"]!.GetValue<int>().ShouldBe(code);
        (await sandbox.Summary())["accepted"]!.GetValue<int>().ShouldBe(0);
    }

    [Theory]
    [InlineData("RateLimited", 429)]
    [InlineData("ServerErrorWithBody", 500)]
    [InlineData("ServerErrorBare", 502)]
    public async Task Social_Hub_refuses(string fault, int status)
    {
        await using var sandbox = await SandboxHost.Start($"--Sandbox:Faults:{fault}=100");
        using var answer = await sandbox.Hub("11987654321");
        ((int)answer.StatusCode).ShouldBe(status);
        var length = (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        (length == 0).ShouldBe(fault == "ServerErrorBare");
    }

    [Fact]
    public async Task A_message_can_be_taken_and_the_answer_lost()
    {
        await using var sandbox = await SandboxHost.Start("--Sandbox:Faults:AcceptThenDrop=100");
        await Should.ThrowAsync<HttpRequestException>(() => sandbox.Text("+5511987654321", id: "om_1"));
        (await sandbox.Summary())["accepted"]!.GetValue<int>().ShouldBe(1);
        sandbox.Receiver.StatusNames.ShouldContain("delivered");
    }

    [Fact]
    public async Task Lost_webhooks_never_come()
    {
        await using var sandbox = await SandboxHost.Start("--Sandbox:Faults:WebhookLost=100", "--Sandbox:Faults:Reads=100");
        (await sandbox.Text("+5511987654321")).Dispose();
        (await sandbox.Summary())["webhooksLost"]!.GetValue<int>().ShouldBe(3);
        sandbox.Receiver.Posts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Doubled_webhooks_come_twice()
    {
        await using var sandbox = await SandboxHost.Start("--Sandbox:Faults:WebhookDoubled=100", "--Sandbox:Faults:Reads=100");
        (await sandbox.Text("+5511987654321")).Dispose();
        (await sandbox.Summary())["webhooksDoubled"]!.GetValue<int>().ShouldBe(3);
        sandbox.Receiver.StatusNames.Order().ShouldBe(["delivered", "delivered", "read", "read", "sent", "sent"]);
    }

    [Fact]
    public async Task Reordered_webhooks_come_read_first()
    {
        await using var sandbox = await SandboxHost.Start("--Sandbox:Faults:WebhookReordered=100", "--Sandbox:Faults:Reads=100");
        (await sandbox.Text("+5511987654321")).Dispose();
        await sandbox.Summary();
        sandbox.Receiver.StatusNames.ShouldBe(["read", "delivered", "sent"]);
    }

    [Fact]
    public async Task An_undeliverable_message_fails_after_it_was_accepted()
    {
        await using var sandbox = await SandboxHost.Start("--Sandbox:Faults:Undeliverable=100");
        (await sandbox.Text("+5511987654321")).EnsureSuccessStatusCode().Dispose();
        await sandbox.Summary();
        sandbox.Receiver.StatusNames.ShouldBe(["sent", "failed"]);
        sandbox.Receiver.Statuses[1]["errors"]![0]!["code"]!.GetValue<int>().ShouldBe(131026);
    }

    [Fact]
    public async Task Everybody_answers_once_after_the_named_message()
    {
        await using var sandbox = await SandboxHost.Start("--Sandbox:Faults:OptOuts=100", "--Sandbox:Faults:ReplyAfter=2");
        (await sandbox.Text("+5511987654321", id: "1")).Dispose();
        (await sandbox.Summary())["optOuts"]!.GetValue<int>().ShouldBe(0);
        foreach (var id in new[] { "2", "3", "4" })
            (await sandbox.Text("+5511987654321", id: id)).Dispose();
        (await sandbox.Summary())["optOuts"]!.GetValue<int>().ShouldBe(1);
        sandbox.Receiver.Messages.Single()["text"]!["body"]!.GetValue<string>().ShouldBe("SAIR");
    }

    [Fact]
    public async Task A_phones_token_can_turn_bad_and_be_reset()
    {
        await using var sandbox = await SandboxHost.Start();
        (await sandbox.Post("/control/faults", new { badTokenFor = new[] { "1000001" } })).EnsureSuccessStatusCode().Dispose();
        using (var refused = await sandbox.Text("+5511987654321"))
            refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await sandbox.Http.DeleteAsync("/control/faults", TestContext.Current.CancellationToken)).Dispose();
        using var answer = await sandbox.Text("+5511987654321");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_wrong_fault_is_named_and_changes_nothing()
    {
        await using var sandbox = await SandboxHost.Start();
        using var answer = await sandbox.Post("/control/faults", new { replies = 10, webhookLost = 101 });
        (await Json(answer))["error"]!.GetValue<string>().ShouldBe("webhookLost must be a number from 0 to 100.");
        (await sandbox.Get("/control/faults"))["replies"]!.GetValue<double>().ShouldBe(0);
    }

    [Fact]
    public async Task A_seed_repeats_what_happens_to_each_message()
    {
        var first = await Outcomes("--Sandbox:Seed=7");
        (await Outcomes("--Sandbox:Seed=7")).ShouldBe(first);
        (await Outcomes("--Sandbox:Seed=8")).ShouldNotBe(first);
        first.Distinct().Count().ShouldBe(4);
    }

    private static async Task<List<string>> Outcomes(string seed)
    {
        await using var sandbox = await SandboxHost.Start(
            seed, "--Sandbox:Faults:RateLimited=20", "--Sandbox:Faults:ServerErrorWithBody=20", "--Sandbox:Faults:ServerErrorBare=20");
        var outcomes = new List<string>();
        for (var n = 0; n < 30; n++)
        {
            using var answer = await sandbox.Hub("11987654321", id: $"m-{n % 15}");
            outcomes.Add($"{answer.StatusCode}");
        }

        return outcomes;
    }

    private static async Task<JsonNode> Json(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
}
