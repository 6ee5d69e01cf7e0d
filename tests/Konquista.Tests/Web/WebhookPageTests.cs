using System.Net;
using Konquista.Web.Accounts;

namespace Konquista.Web;

/// <summary>The pages about integrators' addresses: what they show, to whom, and what they never do.</summary>
public sealed class WebhookPageTests(TestDatabase database)
{
    private const string One = "/webhooks/00000000-0000-7000-8000-0000000000b1";

    [Fact]
    public async Task The_log_shows_what_was_told_page_by_page_and_what_came_back()
    {
        await using var host = await WebHost.On(database);
        await Fill(host);
        using var owner = await host.SignedIn();

        var log = await owner.GetStringAsync(One, Cancel);
        log.ShouldContain("Próxima");
        log.ShouldContain("HTTP 503");
        (await owner.GetStringAsync(One + "?state=delivered", Cancel)).ShouldContain("Nenhuma entrega nesta situação.");
        (await owner.GetStringAsync(One + "?before=11", Cancel)).ShouldNotContain("Próxima");
        var delivery = await owner.GetStringAsync(One + "/deliveries/60", Cancel);
        delivery.ShouldContain("&lt;b&gt;503&lt;/b&gt;");
        delivery.ShouldContain("lead.captured");
        (await owner.GetAsync("/webhooks/00000000-0000-7000-8000-0000000000b2/deliveries/60", Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task One_that_stopped_is_told_of_on_every_page_of_whoever_can_mend_it()
    {
        await using var host = await WebHost.On(database);
        await Fill(host);
        await host.Run("update webhooks set paused_at = product_now(), pause_reason = 'failing'");
        using var owner = await host.SignedIn();
        using var viewer = await host.SignedInAs(Role.Viewer);
        const string told = "Um webhook parou de ser aceito";
        (await owner.GetStringAsync("/leads", Cancel)).ShouldContain(told);
        (await viewer.GetStringAsync("/leads", Cancel)).ShouldNotContain(told);
        await host.Run("update webhooks set pause_reason = 'by_hand'");
        (await owner.GetStringAsync(One, Cancel)).ShouldContain("Pausado por alguém da equipe");
    }

    [Fact]
    public async Task Whoever_may_not_see_numbers_does_not_move_what_tells_them()
    {
        await using var host = await WebHost.On(database);
        await Fill(host);
        await host.Run("update webhooks set with_people = true");
        using var operating = await host.SignedInAs(Role.Operator);
        (await operating.GetStringAsync(One + "/edit", Cancel)).ShouldContain("Só quem pode ver números");
        var refused = await WebHost.Post(operating, One + "/edit", new() { ["Form.Name"] = "x", ["Form.Url"] = "https://x.example", ["Form.Events"] = "lead.captured", ["Form.Version"] = "1" });
        refused.Headers.Location!.OriginalString.ShouldContain("/error/403");
        (await host.Value<string>("select name from webhooks")).ShouldBe("CRM");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task Fill(WebHost host) => host.Run("""
        insert into webhooks (id, name, url, events, secret, era, xid, fact_id) values
          ('00000000-0000-7000-8000-0000000000b1', 'CRM', 'https://crm.example/hook', '{lead.captured}', '\x01', 1, '0', 0);
        insert into webhook_deliveries (webhook_id, era, xid, fact_id, event, at, payload, state, attempts, since, due_at)
        select '00000000-0000-7000-8000-0000000000b1', 1, '7', no, 'lead.captured', product_now(), '{"type": "lead.captured"}', 'failed', 1, product_now(), product_now()
        from generate_series(1, 60) no order by no;
        insert into webhook_attempts (delivery_id, no, at, status, took_ms, answer)
        select id, 1, product_now(), 503, 12, '<b>503</b>' from webhook_deliveries;
        """);
}
