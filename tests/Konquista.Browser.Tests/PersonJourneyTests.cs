using Microsoft.Playwright;

namespace Konquista.Browser;

/// <summary>Two records of one person: compared, united, parted again; another number; a filter that is kept.</summary>
public sealed class PersonJourneyTests(Site site)
{
    private const string One = "00000000-0000-7000-8000-dddddddddd52";
    private const string Other = "00000000-0000-7000-8000-dddddddddd57";

    [Fact]
    public async Task Two_records_are_united_and_parted_again()
    {
        await using var visitor = await Visitor.At(site, Screen.Desk);
        var page = visitor.Page;
        await page.GotoAsync($"/leads/{One}/merge/{Other}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Unir e manter" }).ClickAsync();
        await page.GetByText("agora é uma pessoa só").WaitForAsync();
        await page.GetByText("Unida com").WaitForAsync();
        await visitor.Picture("person-united");
        await page.GotoAsync($"/leads/{Other}");
        page.Url.ShouldEndWith(One);

        await page.GetByRole(AriaRole.Link, new() { Name = "Separar" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Separar" }).ClickAsync();
        await page.GetByText("são duas fichas de novo").WaitForAsync();
        await page.GotoAsync($"/leads/{Other}");
        page.Url.ShouldEndWith(Other);
        (await visitor.Faults()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_number_is_added_and_one_of_somebody_else_leads_to_them()
    {
        await using var visitor = await Visitor.At(site, new Screen(390, IsDark: false));
        var page = visitor.Page;
        await page.GotoAsync($"/leads/{One}/numbers");
        await page.Locator("#Form_Number").FillAsync("11 98765-0001");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Telefone adicionado.").WaitForAsync();
        await page.GetByText("(11) 98765-0001", new() { Exact = true }).WaitForAsync();

        await page.Locator("#Form_Number").FillAsync("11 99000-0087");
        await page.GetByRole(AriaRole.Button, new() { Name = "Adicionar telefone" }).ClickAsync();
        await page.GetByText("já é de outra pessoa").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Comparar" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Unir duas fichas" }).WaitForAsync();
        (await visitor.Faults()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_filter_is_kept_under_a_name_and_counted()
    {
        await using var visitor = await Visitor.At(site, Screen.Desk);
        var page = visitor.Page;
        await page.GotoAsync("/leads?tag=BOTOX");
        await page.GetByText("Salvar como segmento").ClickAsync();
        await page.GetByLabel("Nome do segmento").FillAsync("Botox");
        await page.GetByRole(AriaRole.Button, new() { Name = "Salvar segmento" }).ClickAsync();
        await page.GetByText("Segmento Botox salvo.").WaitForAsync();
        await page.Locator("a.chip[aria-current=true] .numbers:not(:empty)").WaitForAsync();
        await visitor.Picture("leads-segment");
        (await visitor.Faults()).ShouldBeEmpty();
    }
}
