using Microsoft.Playwright;

namespace Konquista.Browser;

/// <summary>A page of every theme as its visitors see it on a cheap phone and at a desk: made in the editor, without a fault, and with a form that says what is wrong.</summary>
public sealed class LandingThemeTests(Site site)
{
    private const string Store = "00000000-0000-7000-8000-0000000000a1";

    public static TheoryData<string, int> Looks
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var theme in (string[])["serena", "vibrante", "noturno", "refugio", "essencial"])
            {
                data.Add(theme, 390);
                data.Add(theme, 1366);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Looks))]
    public async Task A_public_page_has_no_fault(string theme, int width)
    {
        var address = await Publish(theme, width);
        var screen = new Screen(width, IsDark: false);
        await using var visitor = await Visitor.At(site, screen, signedIn: false);
        await visitor.Page.GotoAsync(address);
        await visitor.Picture($"theme-{theme}-{width}");
        (await visitor.Faults()).ShouldBeEmpty();

        await visitor.Page.EvaluateAsync("document.forms[0].noValidate = true");
        await visitor.Page.GetByLabel("Seu nome").FillAsync("Ana");
        await visitor.Page.Locator("form button.cta").ClickAsync();
        await visitor.Page.GetByText("Escreva seu WhatsApp com DDD.").WaitForAsync();
        await visitor.Picture($"theme-{theme}-{width}-mistake");
        (await visitor.Page.GetByLabel("Seu nome").InputValueAsync()).ShouldBe("Ana");
        // The browser counts an answer of 422 as an error of the network; it is ours.
        (await visitor.Faults()).Where(fault => !fault.Contains("422", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private async Task<string> Publish(string theme, int width)
    {
        await using var author = await Visitor.At(site, Screen.Desk);
        var page = author.Page;
        await Author.Begin(page, $"Tema {theme} {width}", theme);
        await Author.ReplaceExamples(page);
        await page.Locator("#Form_StoreId").SelectOptionAsync(Store);
        await page.GetByText("salvo às").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publicar página" }).ClickAsync();
        await page.GetByText("no ar, versão 1.").WaitForAsync();
        return $"/p/tema-{theme}-{width}";
    }
}
