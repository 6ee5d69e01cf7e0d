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
        var page = visitor.Page;
        await page.GotoAsync("/explorer");
        await page.Locator(".graphiql-query-editor .view-line").First.WaitForAsync();
        (await page.Locator(".graphiql-tab").AllInnerTextsAsync()).Select(tab => tab.Trim()).ShouldBe(["Pessoas", "Semana", "TrazerPessoa", "Acompanhar"]);
        await Run(page);
        var answer = page.Locator(".graphiql-response");
        await answer.GetByText("\"standing\"").First.WaitForAsync();
        await visitor.Picture($"explorer-{screen}");
        (await visitor.Faults(Tabs)).ShouldBeEmpty();

        await Open(page, "Semana");
        await page.Locator(".graphiql-editor-tool").GetByText("\"from\"").WaitForAsync();
        await Run(page);
        await answer.GetByText("\"planned\"").First.WaitForAsync();

        await Open(page, "Acompanhar");
        await page.Locator(".graphiql-query-editor").GetByText("messageStatus").WaitForAsync();
        await Run(page);
        await visitor.Picture($"explorer-begun-{screen}");
        await Until(async () =>
        {
            await site.Sql(Told);
            return await answer.GetByText("message.delivered").CountAsync() > 0;
        });
        await visitor.Picture($"explorer-follow-{screen}");
        (await visitor.Faults(Tabs)).ShouldBeEmpty();
    }

    private static Task Run(IPage page) => page.Locator(".graphiql-execute-button").ClickAsync();

    private static Task Open(IPage page, string tab) => page.Locator(".graphiql-tab-button", new() { HasText = tab }).ClickAsync();

    private static async Task Until(Func<Task<bool>> isSo)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        for (var tries = 0; tries < 80; tries++)
        {
            if (await isSo())
            {
                return;
            }

            await pace.WaitForNextTickAsync();
        }

        throw new InvalidOperationException("It did not come to be so.");
    }
}
