using System.Net;
using System.Text;
using Npgsql;

namespace Konquista.WhatsApp;

/// <summary>The door by which Meta tells us things.</summary>
public sealed class WebhookTests(TestDatabase database) : IAsyncLifetime
{
    private NpgsqlDataSource _db = null!;
    private WebhookHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _db = NpgsqlDataSource.Create(await database.CreateDatabase());
        _host = await WebhookHost.Start(_db);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _db.DisposeAsync();
    }

    [Theory]
    [InlineData("?hub.mode=subscribe&hub.verify_token=agreed&hub.challenge=1158201444", HttpStatusCode.OK, "1158201444")]
    [InlineData("?hub.mode=subscribe&hub.verify_token=guessed&hub.challenge=1158201444", HttpStatusCode.Forbidden, null)]
    [InlineData("?hub.mode=unsubscribe&hub.verify_token=agreed&hub.challenge=1158201444", HttpStatusCode.Forbidden, null)]
    [InlineData("", HttpStatusCode.Forbidden, null)]
    public async Task The_handshake_answers_the_raw_challenge_to_whoever_knows_the_word(string query, HttpStatusCode expected, string? body)
    {
        using var response = await _host.Get(query);

        response.StatusCode.ShouldBe(expected);
        if (body is not null)
        {
            (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(body);
        }
    }

    [Fact]
    public async Task A_signed_webhook_is_stored_with_its_sender_in_one_form()
    {
        var news = InboxNews.Of(InboxNews.Text("wamid.1", "554199990001", "Oi"), InboxNews.Status("wamid.2", "delivered"));
        (await Status(news)).ShouldBe(HttpStatusCode.OK);

        (await Rows()).ShouldBe(
        [
            "message 1000001 +5541999990001 message:wamid.1 Ana 🌸",
            "status 1000001  status:wamid.2:delivered ",
        ]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("sha256=00")]
    [InlineData("sha256=f5f6994b210170b3a35a47ff059b926359b9d4608c1906c1034ceddab168c53b")]
    public async Task Whoever_cannot_sign_stores_nothing(string? signature)
    {
        using var response = await _host.Post(InboxNews.Of(InboxNews.Text("wamid.1", "5511900000001", "Oi")), signature);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await Rows()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_secret_nobody_can_sign()
    {
        await using var open = await WebhookHost.Start(_db, secret: null);
        var news = InboxNews.Of(InboxNews.Text("wamid.1", "5511900000001", "Oi"));

        using var response = await open.Post(news, WebhookSignature.Sign(Encoding.UTF8.GetBytes(news), ""));

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Rows()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_webhook_three_times_is_stored_once()
    {
        var news = InboxNews.Of(InboxNews.Text("wamid.1", "5511900000001", "Oi"), InboxNews.Status("wamid.2", "read"));
        for (var i = 0; i < 3; i++)
        {
            (await Status(news)).ShouldBe(HttpStatusCode.OK);
        }

        (await Rows()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_thousand_items_of_one_webhook_are_a_thousand_rows()
    {
        (await Status(InboxNews.Of(Enumerable.Range(0, 1000).Select(i => InboxNews.Status($"wamid.{i}", "sent"))))).ShouldBe(HttpStatusCode.OK);

        (await Rows()).Count.ShouldBe(1000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("not json")]
    public async Task What_is_not_json_is_a_bad_request(string body) => (await Status(body)).ShouldBe(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"object":"whatsapp_business_account","entry":[]}""")]
    [InlineData("""{"entry":[{"changes":[{"field":"account_update","value":{"event":"X"}}]}]}""")]
    [InlineData("""{"entry":[{"changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"1"},"messages":[{"id":7}]}}]}]}""")]
    public async Task What_we_do_not_know_is_taken_and_left_out(string body)
    {
        (await Status(body)).ShouldBe(HttpStatusCode.OK);
        (await Rows()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_beyond_metas_own_limit_is_turned_away() =>
        (await Status(new string(' ', (3 * 1024 * 1024) + 1))).ShouldBe(HttpStatusCode.RequestEntityTooLarge);

    [Fact]
    public async Task A_person_without_a_number_is_known_by_the_providers_id()
    {
        await Status(InboxNews.Of(InboxNews.Message("wamid.1", from: null, "text", new() { ["body"] = "Oi" }, "BR.1234")));

        (await Rows()).ShouldBe(["message 1000001 BR.1234 message:wamid.1 Ana 🌸"]);
    }

    [Theory]
    [InlineData(@"a\u0000b", "a\ufffdb")]
    [InlineData(@"half \ud83d of it", "half \ufffd of it")]
    [InlineData(@"whole \ud83c\udf38", "whole 🌸")]
    [InlineData(@"a backslash \\u0000 stays", @"a backslash \u0000 stays")]
    public async Task What_jsonb_cannot_hold_is_replaced(string escaped, string stored)
    {
        var body = InboxNews.Of(InboxNews.Text("wamid.1", "5511900000001", "MARK")).Replace("MARK", escaped, StringComparison.Ordinal);
        (await Status(body)).ShouldBe(HttpStatusCode.OK);

        await using var command = _db.CreateCommand("select body -> 'text' ->> 'body' from webhook_inbox");
        (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe(stored);
    }

    [Fact]
    public async Task A_message_waits_for_a_claim_that_holds_its_sender()
    {
        var lead = await InboxCast.Lead(_db, "+5511900000001");
        await using var claim = await _db.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await claim.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var hold = new NpgsqlCommand("select from leads where id = $1 for share", claim) { Parameters = { new() { Value = lead } } };
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var posting = Status(InboxNews.Of(InboxNews.Text("wamid.1", "5511900000001", "SAIR")));
        await InboxCast.UntilSomebodyWaits(_db);
        await using var clock = new NpgsqlCommand("select product_clock_timestamp()", claim);
        var claimed = (DateTime)(await clock.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        await transaction.CommitAsync(TestContext.Current.CancellationToken);

        (await posting).ShouldBe(HttpStatusCode.OK);
        await using var received = _db.CreateCommand("select received_at from webhook_inbox");
        ((DateTime)(await received.ExecuteScalarAsync(TestContext.Current.CancellationToken))!).ShouldBeGreaterThan(claimed);
    }

    [Fact]
    public async Task Without_a_database_meta_is_asked_to_come_again()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Database=none;Username=none;Timeout=1");
        await using var host = await WebhookHost.Start(nowhere);

        using var response = await host.Post(InboxNews.Of(InboxNews.Status("wamid.1", "sent")));

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    private async Task<HttpStatusCode> Status(string body)
    {
        using var response = await _host.Post(body);
        return response.StatusCode;
    }

    private async Task<List<string>> Rows()
    {
        await using var command = _db.CreateCommand("""
            select concat_ws(' ', kind, account, coalesce(sender_key, ''), event_key, coalesce(body ->> 'profile_name', ''))
            from webhook_inbox order by id
            """);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
