using Microsoft.Playwright;

namespace Konquista.Browser;

/// <summary>Somebody makes a token of their own, sees it once, and takes it back.</summary>
public sealed class TokenJourneyTests(Site site)
{
    [Theory, InlineData(1366, false), InlineData(390, true)]
    public async Task A_token_is_made_shown_once_and_revoked(int width, bool dark)
    {
        var (screen, name) = (new Screen(width, dark), $"Planilha {width}");
        await using var visitor = await Visitor.At(site, screen);
        var page = visitor.Page;
        await page.GotoAsync("/account/tokens");
        await page.GetByLabel("Nome", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel("Exportar dados").CheckAsync();
        await page.GetByLabel("Ver leads, mensagens e resultados").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Criar token" }).ClickAsync();

        (await page.Locator("code.secret").InnerTextAsync()).ShouldStartWith("kq_pat_");
        await visitor.Picture($"token-made-{screen}");
        (await visitor.Faults()).ShouldBeEmpty();

        await page.GotoAsync("/clients");
        (await page.Locator("code.secret").CountAsync()).ShouldBe(0);
        var row = page.Locator("tr", new() { HasText = name });
        await visitor.Picture($"clients-tokens-{screen}");
        await row.GetByText("Revogar", new() { Exact = true }).ClickAsync();
        (await visitor.Faults()).ShouldBeEmpty();
        await row.GetByRole(AriaRole.Button, new() { Name = $"Revogar {name}" }).ClickAsync();
        await page.GetByText("O token foi revogado.").WaitForAsync();
        (await row.CountAsync()).ShouldBe(0);
    }
}
