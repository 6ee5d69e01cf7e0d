using Microsoft.Playwright;

namespace Konquista.Browser;

/// <summary>The way of an attendant with a phone in the hand: somebody writes, they are seen at once and answered by a ready reply.</summary>
public sealed class ConversationTests(Site site)
{
    // As the webhook of the provider is stored.
    private const string Written = """
        insert into webhook_inbox (month, kind, provider, account, sender_key, event_key, body, received_at)
        select date_trunc('month', product_clock_timestamp() at time zone 'UTC')::date, 'message', 'cloud_api', '1000009', '+5511977776666', 'wamid.jornada',
          jsonb_build_object('id', 'wamid.jornada', 'from', '5511977776666', 'timestamp', extract(epoch from product_now())::bigint::text,
            'type', 'text', 'text', jsonb_build_object('body', 'Quanto custa a avaliação?')), product_clock_timestamp()
        """;

    [Fact]
    public async Task Somebody_writes_and_is_answered_by_a_ready_reply()
    {
        await using var visitor = await Visitor.At(site, new Screen(390, IsDark: false));
        var page = visitor.Page;
        await page.GotoAsync("/conversations");
        await page.Locator("#line[data-state=up]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        var before = await Waiting(page);
        await site.Sql(Written);
        var row = page.GetByRole(AriaRole.Link, new() { Name = "Jornada Conversa" });
        await row.WaitForAsync(new() { Timeout = 30_000 });
        await page.Locator($"#standing[data-count='{before + 1}']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.WaitForFunctionAsync("start => document.title.startsWith(start)", $"({before + 1}) ");
        await row.ClickAsync();
        await page.GetByText("Quanto custa a avaliação?").Last.WaitForAsync();
        var box = page.GetByLabel("Resposta para Jornada Conversa");
        await box.PressSequentiallyAsync("/prec");
        await page.GetByRole(AriaRole.Option, new() { Selected = true }).WaitForAsync();
        await visitor.Picture("talk-replies-390");
        await box.PressAsync("Enter");
        (await box.InputValueAsync()).ShouldBe("Oi, Jornada! A avaliação na unidade Moema é gratuita. Quer marcar um horário?");
        (await visitor.Faults()).ShouldBeEmpty();
        await TurnAway(page, box);
        await Send(page, box);
        await page.Locator($"#standing[data-count='{before}']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await visitor.Picture("talk-answered-390");
        await page.GetByRole(AriaRole.Link, new() { Name = "Conversas" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Conversas" }).WaitForAsync();
        (await row.CountAsync()).ShouldBe(0);
        (await visitor.Faults()).ShouldBeEmpty();
    }

    // What is typed is there again after a reload, and after another button was pressed.
    private static async Task TurnAway(IPage page, ILocator box)
    {
        var typed = await box.InputValueAsync();
        await page.ReloadAsync();
        (await box.InputValueAsync()).ShouldBe(typed);
        await page.GetByRole(AriaRole.Button, new() { Name = "Pausar lead" }).ClickAsync();
        await page.GetByText("pausados.").WaitForAsync();
        (await box.InputValueAsync()).ShouldBe(typed);
        await page.Locator("#note-booked").ClickAsync();
        await page.GetByLabel("Dia e hora").FillAsync("2099-03-10T15:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Registrar agendamento" }).ClickAsync();
        await page.GetByText("está na agenda: 10/03/2099 15:00.").WaitForAsync();
        await page.GetByText("agendamento registrado: 10/03/2099 15:00").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Retomar lead" }).ClickAsync();
        await page.GetByText("retomados.").WaitForAsync();
        (await box.InputValueAsync()).ShouldBe(typed);
    }

    private static async Task Send(IPage page, ILocator box)
    {
        await box.PressAsync("Control+Enter");
        await page.Locator("#recent .turn.ours").GetByText("A avaliação na unidade Moema é gratuita.").WaitForAsync();
        (await box.InputValueAsync()).ShouldBeEmpty();
        await page.ReloadAsync();
        (await box.InputValueAsync()).ShouldBeEmpty();
    }

    private static async Task<int> Waiting(IPage page) =>
        int.Parse((await page.Locator("#standing").GetAttributeAsync("data-count"))!, System.Globalization.CultureInfo.InvariantCulture);
}
