using System.Globalization;
using Konquista.Web.Webhooks;
using Konquista.WhatsApp;

namespace Konquista.Crash;

/// <summary>A silo that dies between reading a person's message and closing its row: the next one reads it again, to no effect.</summary>
public sealed class InboxCrashTests(TestDatabase database)
{
    private const int People = 30;
    private const int Writers = 25;

    [Fact]
    public async Task What_people_wrote_is_kept_once_and_stops_them_once_and_strangers_become_leads_once()
    {
        await using var scene = await CrashScene.Open(await database.CreateDatabase(), "cloud_api");
        await scene.Pause();
        await scene.Start("mid-inbox:1");
        await scene.Capture(People);
        await scene.Until("select count(*) from messages where state = 'planned'", (long)People);
        await Write(scene);

        foreach (var failpoint in (string[])["mid-inbox:3", "mid-inbox:7", ""])
        {
            (await scene.Silo.Ends()).ShouldBe(SiloProcess.Killed, scene.Silo.Complaints);
            await scene.Start(failpoint);
        }

        await scene.Resume();
        await scene.Until("select count(*) from webhook_inbox where processed_at is null", 0L);
        await scene.Until("select count(*) from messages where state in ('planned', 'sending')", 0L);
        (await scene.Sandbox.Summary())["accepted"]!.GetValue<long>().ShouldBe(People - Writers);
        await MustBeHeardOnce(scene);
        await scene.MustAddUp();
    }

    private static async Task MustBeHeardOnce(CrashScene scene)
    {
        (await scene.One<long>("select count(*) from inbound")).ShouldBe(Writers + 2);
        (await scene.One<long>("select count(distinct lead_id) from inbound")).ShouldBe(Writers + 2);
        (await scene.One<long>("select count(*) from leads")).ShouldBe(People + 2);
        (await scene.One<long>("select count(*) from feed where kind = 'inbound.received'")).ShouldBe(Writers + 2);
        (await scene.One<long>("select count(*) from feed where kind = 'enrollment.stopped'")).ShouldBe(Writers);
        (await scene.One<long>("select count(*) from leads where opted_out_at is not null")).ShouldBe(Writers / 5);
        (await scene.One<long>("select count(*) from messages where state = 'cancelled' and attempts = 0")).ShouldBe(Writers);
    }

    // As the site stores them: under the senders' locks, once each.
    private static Task<int> Write(CrashScene scene)
    {
        var messages = Enumerable.Range(0, Writers)
            .Select(no => (Id: no, From: CrashScene.Number(no), Text: no % 5 == 0 ? "SAIR" : "Oi, quanto custa?"))
            .Append((Id: 900, From: "+5511982000900", Text: "Oi"))
            .Append((Id: 901, From: "+5511982000901", Text: "Vocês abrem sábado?"))
            .Select(one => InboxNews.Text(string.Create(CultureInfo.InvariantCulture, $"wamid.{one.Id}"), one.From.TrimStart('+'), one.Text));
        return new WebhookInbox(scene.Db).Store(CloudApiNews.Read(InboxNews.Of(messages)), TestContext.Current.CancellationToken);
    }
}
