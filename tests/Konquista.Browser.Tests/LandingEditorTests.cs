using System.Globalization;
using Microsoft.Playwright;

namespace Konquista.Browser;

/// <summary>The editor of landing pages under a person's hands: it saves by itself and on the way out, asks before it removes, and keeps keyboard and eye where the work is.</summary>
public sealed class LandingEditorTests(Site site)
{
    private static readonly PageGetByRoleOptions BackToPage = new() { Name = "Voltar para a página" };

    [Fact]
    public async Task What_is_typed_in_the_editor_is_saved_and_shown_by_itself()
    {
        await using var visitor = await Visitor.At(site, Screen.Desk);
        var page = visitor.Page;
        await Author.Begin(page, "Escrita ao vivo");
        await page.Locator("#summary-0").ClickAsync();
        await page.Locator("#block-0").GetByLabel("Título").FillAsync("Uma abertura só minha");
        await page.FrameLocator("#page-preview").GetByRole(AriaRole.Heading, new() { Name = "Uma abertura só minha" }).WaitForAsync();
        await page.GetByText("salvo às").WaitForAsync();

        await page.Locator("#block-down-0").ClickAsync();
        await page.Locator("#block-1[open]").GetByLabel("Título").WaitForAsync();
        await page.GetByText("Adicionar bloco").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Texto", Exact = true }).ClickAsync();
        await page.Locator("#block-5[open]").GetByText("Para publicar: falta o texto").WaitForAsync();
        await page.GetByText("Computador", new() { Exact = true }).ClickAsync();
        await visitor.Picture("landing-editor");
        (await visitor.Faults()).ShouldBeEmpty();
    }

    [Theory, InlineData("link"), InlineData("elsewhere"), InlineData("closed")]
    public async Task What_was_typed_a_moment_before_leaving_is_saved(string way)
    {
        await using var visitor = await Visitor.At(site, Screen.Desk);
        var page = visitor.Page;
        await Author.Begin(page, $"Saída {way}");
        var editor = page.Url;
        var heading = string.Create(CultureInfo.InvariantCulture, $"Escrito às pressas {way}");
        await page.Locator("#summary-0").ClickAsync();
        await page.Locator("#block-0").GetByLabel("Título").FillAsync(heading);
        await Leave(page, way);

        await using var later = await Visitor.At(site, Screen.Desk);
        await later.Page.GotoAsync(editor);
        for (var tries = 0; tries < 50 && await later.Page.Locator("#block-0 .block-heading").InnerTextAsync() != heading; tries++)
        {
            await later.Page.ReloadAsync();
        }

        (await later.Page.Locator("#block-0 .block-heading").InnerTextAsync()).ShouldBe(heading);
    }

    [Fact]
    public async Task A_block_with_content_is_removed_only_after_a_question_and_the_keyboard_goes_on_at_the_next()
    {
        await using var visitor = await Visitor.At(site, Screen.Desk);
        var page = visitor.Page;
        await Author.Begin(page, "Remover com calma");
        await page.Locator("#summary-1").ClickAsync();
        await page.Locator("#block-1").GetByText("Remover bloco", new() { Exact = true }).ClickAsync();
        await page.GetByText("O bloco Benefícios sai do rascunho com o título “Por que começar por uma avaliação”, 3 itens preenchidos.").WaitForAsync();
        await visitor.Picture("landing-remove");
        (await visitor.Faults()).ShouldBeEmpty();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sim, remover bloco" }).ClickAsync();

        await page.Locator("#block-1[open] > summary:focus", new() { HasText = "2. Formulário" }).WaitForAsync();
    }

    [Fact]
    public async Task The_keyboard_stays_with_the_block_that_was_moved_or_added_and_what_was_open_stays_open()
    {
        await using var visitor = await Visitor.At(site, Screen.Desk);
        var page = visitor.Page;
        await Author.Begin(page, "Teclado no editor");
        await page.Locator("#summary-2").ClickAsync();
        await page.Locator("#block-up-2").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#block-1[open] > summary:focus", new() { HasText = "2. Formulário" }).WaitForAsync();

        await page.Locator("#summary-0").ClickAsync();
        await page.Locator("#block-add").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Texto", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#block-5[open] > summary:focus", new() { HasText = "6. Texto" }).WaitForAsync();
        (await page.Locator("#basics[open], #block-0[open]").CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_problem_leads_to_its_block_which_says_it_too_below_the_card_that_stays()
    {
        await using var visitor = await Visitor.At(site, Screen.Desk);
        var page = visitor.Page;
        await Author.Begin(page, "Com pontos a resolver");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publicar página" }).ClickAsync();
        await page.Locator("#page-problems[open]").GetByRole(AriaRole.Link, new() { Name = "5. Perguntas frequentes" }).ClickAsync();

        var said = page.Locator("#block-4[open]").GetByText("Para publicar: as respostas ainda são de exemplo");
        await said.WaitForAsync();
        var bar = (await page.Locator(".editor-bar").BoundingBoxAsync())!;
        (await said.BoundingBoxAsync())!.Y.ShouldBeGreaterThan(bar.Y + bar.Height);
        await visitor.Picture("landing-problems");
        (await visitor.Faults()).ShouldBeEmpty();

        await page.Locator("#block-4 textarea").First.FillAsync("Depende: pergunte a nós.");
        await page.Locator("#block-problems-4 p").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        (await page.Locator("#page-problems[open]").CountAsync()).ShouldBe(1);
    }

    private static async Task Leave(IPage page, string way)
    {
        switch (way)
        {
            case "link":
                await page.GetByRole(AriaRole.Link, BackToPage).ClickAsync();
                await page.WaitForURLAsync(address => !address.Contains("/edit", StringComparison.Ordinal));
                break;
            case "elsewhere":
                await page.GotoAsync("/leads");
                break;
            default:
                await page.CloseAsync(new() { RunBeforeUnload = true });
                break;
        }
    }
}
