using System.Net;
using Konquista.Silo.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Konquista.Feed;

public sealed class MetricsTests(TestDatabase database) : IAsyncLifetime
{
    private FeedScene _feed = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _feed = await FeedScene.Open(database);

    public ValueTask DisposeAsync() => _feed.DisposeAsync();

    [Fact]
    public async Task An_open_write_transaction_is_the_lag_of_the_feed()
    {
        await using var open = await _feed.Db.OpenConnectionAsync(Cancel);
        await using var transaction = await open.BeginTransactionAsync(Cancel);
        await FeedScene.Write(open, Guid.NewGuid(), 1);

        var reading = await new MetricsReader(_feed.Db).Read(Cancel);

        reading.FeedLag.ShouldBeGreaterThan(TimeSpan.Zero);
        reading.BlockingPid.ShouldNotBe(0);
    }

    [Fact]
    public async Task The_oldest_due_message_is_the_lag_of_the_queue()
    {
        await Due("now() - interval '90 seconds'");
        await Due("now() - interval '10 seconds'");
        await Due("now() + interval '1 hour'");

        var reading = await new MetricsReader(_feed.Db).Read(Cancel);

        reading.DueLag.ShouldBeInRange(TimeSpan.FromSeconds(90), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task What_waits_is_counted()
    {
        await _feed.Run("""
            insert into phones (id, name, number, provider, base_url, token_cipher, blocked_until)
            values (gen_random_uuid(), 'a', '+5511900000001', 'social_hub', '', '', product_now() + interval '1 minute'),
                   (gen_random_uuid(), 'b', '+5511900000002', 'social_hub', '', '', product_now() - interval '1 minute');
            insert into webhook_inbox (month, kind, provider, account, event_key, body, received_at, processed_at, parked_at)
            values ('2026-01-01', 'status', 'cloud_api', '', '1', '{}', now(), null, null),
                   ('2026-01-01', 'status', 'cloud_api', '', '2', '{}', now(), null, now()),
                   ('2026-01-01', 'status', 'cloud_api', '', '3', '{}', now(), now(), null)
            """);

        var reading = await new MetricsReader(_feed.Db).Read(Cancel);

        (reading.PhonesBlocked, reading.InboxOpen, reading.InboxParked, reading.Uncertain).ShouldBe((1, 1, 1, 0));
    }

    [Fact]
    public async Task Prometheus_reads_them_by_name()
    {
        await using var app = await Host(_feed.Db);

        var text = await Scrape(app);

        text.ShouldContain("konquista_feed_lag_seconds{");
        text.ShouldContain("konquista_due_lag_seconds{");
        text.ShouldContain("konquista_inbox_open{");
        text.ShouldContain("konquista_messages_uncertain{");
        text.ShouldContain("konquista_phones_blocked{");
    }

    [Fact]
    public async Task A_database_that_does_not_answer_shows_nothing_of_ours()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=nobody;Timeout=2");
        await using var app = await Host(nowhere);

        (await Scrape(app)).ShouldNotContain("konquista_");
    }

    private static async Task<WebApplication> Host(NpgsqlDataSource db)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton(db).AddKonquistaMetrics();
        var app = builder.Build();
        app.MapKonquistaMetrics();
        await app.StartAsync(Cancel);
        await app.Services.GetRequiredService<MetricsWatch>().Look(Cancel);
        return app;
    }

    private static async Task<string> Scrape(IHost app)
    {
        using var client = app.GetTestClient();
        using var answer = await client.GetAsync(new Uri(MetricsSetup.Path, UriKind.Relative), Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    private Task Due(string when) => _feed.Run($"""
        insert into phones (id, name, number, provider, base_url, token_cipher)
        values ('01900000-0000-7000-8000-000000000001', 'a', '+5511900000001', 'social_hub', '', '') on conflict do nothing;
        insert into messages (id, month, kind, lead_id, phone_id, state, local_day, due_at, closes_at, expires_at, planned_at)
        values (gen_random_uuid(), '2026-01-01', 'step', gen_random_uuid(), '01900000-0000-7000-8000-000000000001', 'planned',
          '2026-01-01', {when}, now(), now(), now())
        """);
}
