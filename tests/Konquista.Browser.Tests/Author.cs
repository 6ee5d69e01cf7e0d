using Microsoft.Playwright;

namespace Konquista.Browser;

/// <summary>Somebody who begins a landing page in the editor and puts their own words in the place of its examples.</summary>
internal static class Author
{
    /// <summary>The page is open in the editor afterwards.</summary>
    public static async Task Begin(IPage page, string name, string theme = "serena")
    {
        await page.GotoAsync("/landing-pages/new");
        await page.GetByLabel("Nome", new() { Exact = true }).FillAsync(name);
        await page.Locator($"input[value={theme}]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Começar a escrever" }).ClickAsync();
        await page.Locator("#page-form").WaitForAsync();
    }

    public static async Task ReplaceExamples(IPage page)
    {
        foreach (var kind in (string[])["Depoimentos", "Perguntas frequentes"])
        {
            foreach (var block in await page.Locator("details.block-card", new() { Has = page.Locator("summary", new() { HasText = kind }) }).AllAsync())
            {
                await block.Locator("> summary").ClickAsync();
                foreach (var words in await block.Locator("fieldset textarea").AllAsync())
                {
                    await words.FillAsync("Palavras nossas, conferidas.");
                }
            }
        }
    }
}
