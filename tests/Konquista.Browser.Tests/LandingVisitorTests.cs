using Microsoft.Playwright;

namespace Konquista.Browser;

/// <summary>Somebody with a phone in the hand who sends the form of a landing page: what it answers is before their eyes, and what they typed stays.</summary>
public sealed class LandingVisitorTests(Site site)
{
    private const string Address = "/p/avaliacao-moema?utm_source=instagram";

    [Fact]
    public async Task Who_is_asked_to_confirm_sees_it_without_scrolling_and_without_a_script()
    {
        await using var context = await Phone(hasScript: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address);
        await page.GetByLabel("Seu nome").FillAsync("Depressa Demais");
        await page.GetByLabel("Seu WhatsApp, com DDD").FillAsync("11 97654-3211");
        await page.GetByLabel("O que você procura?").SelectOptionAsync("Botox");
        await page.GetByLabel("Concordo em receber mensagens").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Pedir meu horário" }).ClickAsync();

        var notice = page.GetByRole(AriaRole.Alert);
        await notice.WaitForAsync();
        var box = (await notice.BoundingBoxAsync())!;
        box.Y.ShouldBeInRange(0, 844 - box.Height);
        page.Url.ShouldEndWith(Address);
        (await page.GetByLabel("Seu nome").InputValueAsync()).ShouldBe("Depressa Demais");
    }

    [Fact]
    public async Task A_number_in_digits_of_another_script_stays_as_it_is_typed()
    {
        await using var context = await Phone(hasScript: true);
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address);
        var field = page.GetByLabel("Seu WhatsApp, com DDD");
        await field.PressSequentiallyAsync("١١٩٨٧٦٥٤٣٢١");
        (await field.InputValueAsync()).ShouldBe("١١٩٨٧٦٥٤٣٢١");

        await field.FillAsync("");
        await field.PressSequentiallyAsync("11987654321");
        (await field.InputValueAsync()).ShouldBe("(11) 98765-4321");
    }

    private Task<IBrowserContext> Phone(bool hasScript) => site.Browser.NewContextAsync(new()
    {
        BaseURL = site.Address,
        JavaScriptEnabled = hasScript,
        ViewportSize = new() { Width = 390, Height = 844 },
        IsMobile = true,
        HasTouch = true,
        Locale = "pt-BR",
    });
}
