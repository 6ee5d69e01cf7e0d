using Microsoft.Playwright;

namespace Konquista.Browser;

/// <summary>Writing a template with scripts: it is shown while it is typed, for whoever is chosen, and saved when asked.</summary>
public sealed class TemplateTests(Site site)
{
    private static readonly byte[] Png = Convert.FromHexString(
        "89504E470D0A1A0A0000000D4948445200000008000000050802000000F7F33A02000000114944415478DA63E02FCBC38A18E8200100373825F99B64645F0000000049454E44AE426082");

    [Theory, InlineData(1366), InlineData(390)]
    public async Task A_text_is_shown_for_a_lead_while_it_is_typed(int width)
    {
        await using var visitor = await Visitor.At(site, new Screen(width, IsDark: false));
        var page = visitor.Page;
        await page.GotoAsync("/templates/new");
        await page.GetByLabel("Nome", new() { Exact = true }).FillAsync($"Digitado {width}");
        // Other tests bring leads of their own meanwhile: the newest is not always the same.
        await page.GetByLabel("Outro lead: nome ou número").FillAsync("Thaís");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".person-found button").First.ClickAsync();
        await page.Locator("#person p").GetByText("Como Thaís Muñoz").WaitForAsync();
        await page.GetByLabel("Variante 1").FillAsync("Bom dia, ");
        await page.GetByRole(AriaRole.Button, new() { Name = "[nome]" }).ClickAsync();
        await page.Locator("#look-1 .bubble").GetByText("Bom dia, Ana").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Adicionar variante" }).ClickAsync();
        await page.GetByLabel("Variante 2").FillAsync("Veja bit.ly/x");
        await page.Locator("#look-2").GetByText("Link encurtado (bit.ly)").WaitForAsync();
        await visitor.Picture($"template-typed-{width}");
        (await visitor.Faults()).ShouldBeEmpty();
        await page.GetByRole(AriaRole.Button, new() { Name = "Salvar modelo" }).ClickAsync();
        await page.GetByText($"Modelo Digitado {width} salvo.").WaitForAsync();
    }

    [Fact]
    public async Task A_picture_is_shown_as_soon_as_it_is_chosen_and_a_wrong_file_is_told()
    {
        await using var visitor = await Visitor.At(site, Screen.Desk);
        var page = visitor.Page;
        await page.GotoAsync("/templates/new");
        await page.GetByLabel("Mídia").CheckAsync();
        await page.GetByLabel("Variante 1").FillAsync("Olha só");
        await page.GetByLabel("Arquivo").SetInputFilesAsync(new FilePayload { Name = "foto.png", MimeType = "image/png", Buffer = "no picture at all"u8.ToArray() });
        await page.GetByText("Este arquivo não é um JPEG").WaitForAsync();
        await page.Locator("#file:not(.htmx-settling)").WaitForAsync();
        await page.GetByLabel("Arquivo").SetInputFilesAsync(new FilePayload { Name = "foto.png", MimeType = "image/png", Buffer = Png });
        await page.Locator("#look-1 img.bubble-media").WaitForAsync();
        (await page.GetByLabel("Variante 1").InputValueAsync()).ShouldBe("Olha só");
        await visitor.Picture("template-picture");
        (await visitor.Faults()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_test_goes_to_ones_own_number()
    {
        await using var visitor = await Visitor.At(site, Screen.Desk);
        var page = visitor.Page;
        await page.GotoAsync("/templates/00000000-0000-7000-8000-0000000000d1");
        await page.GetByRole(AriaRole.Link, new() { Name = "Enviar teste" }).ClickAsync();
        await page.GetByLabel("Seu número").FillAsync("(11) 97777-1234");
        await page.GetByLabel("Enviar de").SelectOptionAsync("00000000-0000-7000-8000-0000000000b2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enviar teste" }).ClickAsync();
        await page.GetByText("Teste na fila: o telefone Londrina 1").WaitForAsync();
        (await visitor.Faults()).ShouldBeEmpty();
    }
}
