using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Konquista.Browser;

/// <summary>The explorer of the API in a browser: it asks with the session of whoever looks, follows over the site's socket, and complains of nothing.</summary>
public sealed class ExplorerTests(Site site)
{
    // GraphiQL 5.4 puts a button into each element of the role tab: axe calls it nested-interactive, and no setting of it changes that.
    private const string Tabs = ".graphiql-tab";

    private const string Told = """
        insert into feed (at, kind, lead_id, message_id, data)
        select product_now(), 'message.delivered', lead_id, id, '{}' from messages where state = 'delivered' order by id limit 1
        """;

    [Theory, InlineData(1366, false), InlineData(1366, true), InlineData(390, false), InlineData(390, true)]
    public async Task The_ready_queries_are_asked_and_followed(int width, bool dark)
    {
        var screen = new Screen(width, dark);
        await using var visitor = await Visitor.At(site, screen);
        var (page, heard) = (visitor.Page, Words(visitor.Page));
        await page.GotoAsync("/explorer");
        await page.Locator(".graphiql-query-editor .view-line").First.WaitForAsync();
        (await page.Locator(".graphiql-tab").AllInnerTextsAsync()).Select(tab => tab.Trim()).ShouldBe(["Pessoas", "Semana", "TrazerPessoa", "Acompanhar"]);
        await Run(page);
        await Shows(page, "\"standing\"", heard);
        await visitor.Picture($"explorer-{screen}");
        (await visitor.Faults(Tabs)).ShouldBeEmpty();

        await Open(page, "Semana");
        await Run(page);
        await Shows(page, "\"planned\"", heard);

        await Open(page, "Acompanhar");
        await Run(page);
        await Shows(page, "\"messageStatus\"", heard, () => site.Sql(Told));
        await visitor.Picture($"explorer-follow-{screen}");
        (await visitor.Faults(Tabs)).ShouldBeEmpty();
    }

    /// <summary>What goes over the sockets of a page, for whoever asks why something did not come.</summary>
    private static ConcurrentQueue<string> Words(IPage page)
    {
        var heard = new ConcurrentQueue<string>();
        page.WebSocket += (_, socket) =>
        {
            socket.FrameSent += (_, frame) => heard.Enqueue("> " + frame.Text);
            socket.FrameReceived += (_, frame) => heard.Enqueue("< " + frame.Text);
            socket.Close += (_, _) => heard.Enqueue("closed");
        };
        return heard;
    }

    private static async Task Shows(IPage page, string words, ConcurrentQueue<string> heard, Func<Task>? meanwhile = null)
    {
        var answer = page.Locator(".graphiql-response");
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        for (var tries = 0; tries < 80; tries++)
        {
            if (await answer.GetByText(words).CountAsync() > 0)
            {
                return;
            }

            await (meanwhile?.Invoke() ?? Task.CompletedTask);
            await pace.WaitForNextTickAsync();
        }

        throw new InvalidOperationException($"Not shown: {words}, but {await answer.InnerTextAsync()}\n{string.Join('\n', heard)}");
    }

    private static Task Run(IPage page) => page.Locator(".graphiql-execute-button").ClickAsync();

    private static Task Open(IPage page, string tab) => page.Locator(".graphiql-tab-button", new() { HasText = tab }).ClickAsync();
}
