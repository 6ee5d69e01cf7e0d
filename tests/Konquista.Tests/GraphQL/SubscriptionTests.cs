using Konquista.Feed;
using Konquista.Web;

namespace Konquista.GraphQL;

/// <summary>Whoever follows what happens is told once and in order, also after they were cut off; the socket speaks graphql-transport-ws.</summary>
public sealed class SubscriptionTests(TestDatabase database)
{
    private static readonly Guid Mine = Guid.Parse("00000000-0000-0000-0000-00000000000a");

    [Fact]
    public async Task Whoever_was_cut_off_goes_on_after_the_last_cursor()
    {
        await using var host = await WebHost.On(database);
        var token = await Token(host);
        string cursor;
        await using (var first = await Wire.Ready(host, token))
        {
            await first.Subscribe("1", "subscription { feed(after: null) { cursor kind } }");
            await Until(host, first);
            await Happen(host, "lead.captured", 3);
            var seen = await first.Event("feed");
            cursor = seen.GetProperty("cursor").GetString()!;
        }

        await Happen(host, "lead.edited", 40);
        await using var second = await Wire.Ready(host, token);
        await second.Subscribe("1", $$"""subscription { feed(after: "{{cursor}}", kinds: ["lead"]) { kind } }""");
        await Happen(host, "lead.paused", 1);
        var kinds = new List<string>();
        while (kinds is not [.., "lead.paused"])
        {
            kinds.Add((await second.Event("feed")).GetProperty("kind").GetString()!);
        }

        kinds.ShouldBe([.. Enumerable.Repeat("lead.captured", 2), .. Enumerable.Repeat("lead.edited", 40), "lead.paused"]);
    }

    [Fact]
    public async Task Of_another_unit_nothing_is_told()
    {
        await using var host = await WebHost.On(database);
        await host.Run($"insert into stores (id, name, tag) values ('{Mine}', 'Minha', 'MINHA')");
        await host.Run($"""
            insert into leads (id, name, phone, time_zone, source, entry, captured_at, store_id) values
              ('00000000-0000-0000-0000-000000000001', 'Daqui', '+5511911111111', 'America/Sao_Paulo', 'api', 'capture_only', now(), '{Mine}'),
              ('00000000-0000-0000-0000-000000000002', 'De lá', '+5511922222222', 'America/Sao_Paulo', 'api', 'capture_only', now(), null)
            """);
        using var desk = await ApiDesk.At(host, "see", Mine);
        await using var wire = await Wire.Ready(host, await desk.Token());
        var start = new FeedCursor(1, 0, 0);
        await host.Run("insert into feed (at, kind, lead_id) values (now(), 'lead.edited', '00000000-0000-0000-0000-000000000002'), (now(), 'lead.paused', '00000000-0000-0000-0000-000000000001'), (now(), 'setting.changed', null)");
        await wire.Subscribe("1", $$"""subscription { leadChanged(after: "{{start}}") { kind lead { name } } }""");
        var told = await wire.Event("leadChanged");
        told.GetProperty("kind").GetString().ShouldBe("lead.paused");
        told.GetProperty("lead").GetProperty("name").GetString().ShouldBe("Daqui");
    }

    [Theory,
     InlineData(4401, """{"type":"subscribe","id":"1","payload":{"query":"{ me { name } }"}}"""),
     InlineData(4400, "{{{"), InlineData(4400, """{"type":"foo"}"""), InlineData(4400, "7"),
     InlineData(4429, """{"type":"connection_init"}""", """{"type":"connection_init"}"""),
     InlineData(4400, """{"type":"connection_init"}""", """{"type":"subscribe","id":"","payload":{"query":"{ me { name } }"}}"""),
     InlineData(4400, """{"type":"connection_init"}""", """{"type":"subscribe","id":"1","payload":{"query":5}}"""),
     InlineData(4409, """{"type":"connection_init"}""", """{"type":"subscribe","id":"1","payload":{"query":"subscription { feed { kind } }"}}""", """{"type":"subscribe","id":"1","payload":{"query":"subscription { feed { kind } }"}}"""),
     InlineData(4403, """{"type":"connection_init","payload":{"Authorization":"Bearer kq_pat_nothing"}}"""),
     InlineData(4408)]
    public async Task A_socket_ends_with_the_code_of_what_was_wrong(int code, params string[] messages)
    {
        await using var host = await WebHost.On(database);
        await using var wire = await Wire.Open(host, await Token(host));
        foreach (var message in messages)
        {
            await wire.Send(message);
        }

        (await wire.Closed()).ShouldBe(code);
    }

    [Fact]
    public async Task A_socket_of_nobody_stays_out()
    {
        await using var host = await WebHost.On(database);
        await using var nobody = await Wire.Open(host, token: null);
        await nobody.Send("""{"type":"connection_init"}""");
        (await nobody.Closed()).ShouldBe(4403);
    }

    [Fact]
    public async Task A_socket_that_another_site_opens_stays_out()
    {
        await using var host = await WebHost.On(database);
        var token = await Token(host);
        var refused = await Should.ThrowAsync<InvalidOperationException>(() => Wire.Open(host, token, "https://elsewhere.example"));
        refused.Message.ShouldContain("403");
    }

    [Fact]
    public async Task Queries_and_mistakes_are_answered_on_a_socket_too()
    {
        await using var host = await WebHost.On(database);
        await using var wire = await Wire.Ready(host, await Token(host));
        await wire.Send("""{"type":"ping"}""");
        (await wire.Next()).GetProperty("type").GetString().ShouldBe("pong");
        await wire.Subscribe("1", "{ me { role } }");
        (await wire.Event("me")).GetProperty("role").GetString().ShouldBe("client");
        (await wire.Next()).GetProperty("type").GetString().ShouldBe("complete");
        await wire.Subscribe("2", "{ nothing }");
        (await wire.Next()).GetProperty("type").GetString().ShouldBe("error");
        await wire.Subscribe("3", """subscription { feed(after: "nonsense") { kind } }""");
        (await wire.Next()).ToString().ShouldContain("BAD_INPUT");
    }

    [Fact]
    public async Task The_site_follows_by_events_of_a_server()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        await Happen(host, "lead.captured", 2);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { query = $$"""subscription { feed(after: "{{new FeedCursor(1, 0, 0)}}", kinds: ["lead.captured"]) { kind } }""" }),
        };
        request.Headers.Accept.Add(new("text/event-stream"));
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await using var stream = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var lines = new StreamReader(stream);
        for (var heard = 0; heard < 2;)
        {
            var line = await lines.ReadLineAsync(TestContext.Current.CancellationToken);
            heard += line.ShouldNotBeNull().Contains("lead.captured", StringComparison.Ordinal) ? 1 : 0;
        }
    }

    private static async Task<string> Token(WebHost host)
    {
        using var desk = await ApiDesk.At(host, "see");
        return await desk.Token();
    }

    private static Task Happen(WebHost host, string kind, int times) =>
        host.Run($"insert into feed (at, kind) select now(), '{kind}' from generate_series(1, {times})");

    // A subscription without a cursor begins where the feed ends by then: it is there when it hears of something.
    private static async Task Until(WebHost host, Wire wire)
    {
        var heard = wire.Event("feed");
        while (!heard.IsCompleted)
        {
            await Happen(host, "page.changed", 1);
            await Task.WhenAny(heard, Task.Delay(50, TestContext.Current.CancellationToken));
        }

        await Happen(host, "page.published", 1);
        while ((await wire.Event("feed")).GetProperty("kind").GetString() != "page.published")
        {
        }
    }
}
