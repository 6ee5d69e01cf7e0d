using Microsoft.Playwright;

namespace Konquista.Browser;

/// <summary>What opens on a page when somebody presses something: it has no fault either.</summary>
public sealed class OpenedTests(Site site)
{
    [Theory, InlineData(1366), InlineData(390)]
    public async Task A_booking_asks_for_its_date(int width)
    {
        await using var visitor = await Visitor.At(site, new Screen(width, IsDark: false));
        var page = visitor.Page;
        await page.GotoAsync("/leads?state=active");
        await page.Locator(".lead-cell a").First.ClickAsync();
        await page.Locator("#note-booked").ClickAsync();
        await page.GetByLabel("Dia e hora").WaitForAsync();
        await visitor.Picture($"lead-booking-{width}");
        (await visitor.Faults()).ShouldBeEmpty();

        await page.GotoAsync("/conversations");
        await page.Locator("a.talk-row").First.ClickAsync();
        await page.Locator("#note-booked").ClickAsync();
        await page.GetByLabel("Dia e hora").WaitForAsync();
        await visitor.Picture($"talk-booking-{width}");
        (await visitor.Faults()).ShouldBeEmpty();
    }

    [Theory, InlineData(1366), InlineData(390)]
    public async Task What_is_done_to_many_is_named_before_it_is_agreed_to(int width)
    {
        await using var visitor = await Visitor.At(site, new Screen(width, IsDark: false));
        var page = visitor.Page;
        await page.GotoAsync("/leads?state=active");
        await page.GetByRole(AriaRole.Button, new() { Name = "Agir nos escolhidos" }).ClickAsync();
        await page.GetByLabel("Não enviar mais nada").CheckAsync();
        (await visitor.Faults()).ShouldBeEmpty();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continuar" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Não enviar mais nada" }).WaitForAsync();
        await visitor.Picture($"bulk-agree-{width}");
        (await visitor.Faults()).ShouldBeEmpty();
    }
}
