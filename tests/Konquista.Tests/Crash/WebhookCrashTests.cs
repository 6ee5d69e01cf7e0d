using Konquista.Webhooks;

namespace Konquista.Crash;

/// <summary>A silo that dies while it tells a webhook: every fact is told, under one id, and each delivery is written down once.</summary>
public sealed class WebhookCrashTests(TestDatabase database)
{
    [Theory]
    [InlineData("after-webhook-plan:1")]
    [InlineData("after-webhook-plan:2")]
    [InlineData("after-webhook-http:2")]
    public async Task Every_fact_is_told_whenever_the_silo_dies(string failpoint)
    {
        await using var receiver = await WebhookReceiver.Open();
        await using var scene = await CrashScene.Open(await database.CreateDatabase());
        await scene.Start();
        var webhook = (await scene.Grains()).GetGrain<IWebhookGrain>(GrainKey.Webhook(Guid.CreateVersion7()));
        (await webhook.Save(new() { Name = "CRM", Url = receiver.Address.ToString(), Events = ["lead.captured"] }, 0, "ana")).Problem.ShouldBeNull();
        await (await scene.Grains()).GetGrain<IWebhookGrain>(webhook.GetPrimaryKeyString()).Pause("ana");
        await scene.Capture(10);
        await scene.Execute("update webhooks set paused_at = null, pause_reason = null");

        await scene.Start(failpoint);
        (await scene.Silo.Ends()).ShouldBe(SiloProcess.Killed, scene.Silo.Complaints);
        await scene.Start();

        await scene.Until("select count(*) from webhook_deliveries where state = 'delivered'", 10L, seconds: 60);
        (await scene.One<long>("select count(*) from webhook_deliveries")).ShouldBe(10);
        (await scene.One<long>("select count(*) from webhook_attempts where status = 200")).ShouldBe(10);
        receiver.All.Select(one => one.Id).Distinct().Count().ShouldBe(10);
        receiver.All.Select(one => one.Json.GetProperty("leadId").GetGuid()).Distinct().Count().ShouldBe(10);
    }
}
