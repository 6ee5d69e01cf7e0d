using Microsoft.Playwright;

namespace Konquista.Browser;

/// <summary>The way of a landing page: from a theme to the public, sent from a phone without a script, to a lead that appears by itself, a first message, and numbers.</summary>
public sealed class LandingJourneyTests(Site site)
{
    private const string Monday = """
        insert into product_clock (speed, real_origin, product_origin)
        values (1, clock_timestamp(), date_trunc('week', clock_timestamp() at time zone 'America/Sao_Paulo') at time zone 'America/Sao_Paulo' + interval '10 hours')
        """;

    // A person takes longer than a program, by which pages tell them apart.
    private static readonly LocatorPressSequentiallyOptions AsAPerson = new() { Delay = 100 };

    [Fact]
    public async Task A_page_brings_a_lead_who_gets_a_first_message_at_once()
    {
        await using var place = new Installation(site.Server, hasSandbox: true);
        await place.Start(Monday);
        await using var author = await Visitor.At(site.Browser, place.Address, Screen.Desk);
        await author.SignIn(place.Email, place.Password);
        var page = author.Page;
        await StartCampaign(page);
        await Publish(page);
        (await author.Faults()).ShouldBeEmpty();

        await page.Locator("#line[data-state=up]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Register(place);
        await page.Locator("#numbers a.tile .value", new() { HasText = "1" }).ClickAsync(new() { Timeout = 30_000 });
        await page.GetByRole(AriaRole.Link, new() { Name = "Marina Prado" }).ClickAsync(new() { Timeout = 30_000 });
        await page.Locator("#story .bubble").First.WaitForAsync(new() { Timeout = 60_000 });
        var receipts = await page.APIRequest.GetAsync(place.Sandbox + "/control/receipts");
        (await receipts.TextAsync()).ShouldContain("5511976543210");
        (await place.Value<string>("select utm_source || ' ' || (click_ids ->> 'gclid') from arrivals where page_id is not null")).ShouldBe("instagram abc123");
        (await place.Value<long>("select count(*) from consents where granted and text_no is not null")).ShouldBe(1);

        await page.GotoAsync("/landing-pages/" + await place.Value<Guid>("select id from landing_pages"));
        var row = page.Locator("tr", new() { HasText = "instagram" });
        await row.GetByText("100,0%").WaitForAsync();
        await author.Picture("landing-numbers");
        (await author.Faults()).ShouldBeEmpty();
    }

    private static async Task StartCampaign(IPage page)
    {
        await page.GotoAsync("/stores/new");
        await page.GetByLabel("Nome", new() { Exact = true }).FillAsync("Moema");
        await page.GetByLabel("Tag", new() { Exact = true }).FillAsync("MOEMA");
        await page.GetByRole(AriaRole.Button, new() { Name = "Salvar unidade" }).ClickAsync();
        await page.GetByText("Unidade Moema salva.").WaitForAsync();
        await page.GotoAsync("/phones");
        await page.GetByRole(AriaRole.Button, new() { Name = "Usar telefone de teste" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Telefone de teste 1" }).WaitForAsync();
        await page.GotoAsync("/campaigns/gallery");
        await page.Locator("section").Filter(new() { HasText = "Boas-vindas 3 dias" }).GetByRole(AriaRole.Button, new() { Name = "Usar esta campanha" }).ClickAsync();
        await page.GetByLabel("Telefone de teste 1").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publicar e iniciar" }).ClickAsync();
        await page.GetByText("e ativa.").WaitForAsync();
    }

    private static async Task Publish(IPage page)
    {
        await Author.Begin(page, "Avaliação de agosto");
        await Author.ReplaceExamples(page);
        await page.GetByLabel("Campanha", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Boas-vindas 3 dias" });
        await page.GetByLabel("Unidade", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Moema" });
        await page.GetByText("salvo às").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publicar página" }).ClickAsync();
        await page.GetByText("Página Avaliação de agosto no ar, versão 1.").WaitForAsync();
    }

    /// <summary>Somebody with a phone in the hand whose browser runs no script.</summary>
    private async Task Register(Installation place)
    {
        // Somebody else was there first, by another advertisement.
        await using var other = await Visitor.At(site.Browser, place.Address, Screen.Desk);
        await other.Page.GotoAsync("/p/avaliacao-de-agosto?utm_source=panfleto&gclid=zzz");
        await using var context = await site.Browser.NewContextAsync(new()
        {
            BaseURL = place.Address,
            JavaScriptEnabled = false,
            ViewportSize = new() { Width = 390, Height = 844 },
            IsMobile = true,
            HasTouch = true,
            Locale = "pt-BR",
        });
        var phone = await context.NewPageAsync();
        await phone.GotoAsync("/p/avaliacao-de-agosto?utm_source=instagram&utm_campaign=agosto&gclid=abc123");
        await phone.GetByLabel("Seu nome").PressSequentiallyAsync("Marina Prado", AsAPerson);
        await phone.GetByLabel("Seu WhatsApp, com DDD").PressSequentiallyAsync("11 97654-3210", AsAPerson);
        await phone.GetByLabel("O que você procura?").SelectOptionAsync("Botox");
        await phone.GetByLabel("Concordo em receber mensagens").CheckAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Pedir meu horário" }).ClickAsync();
        await phone.GetByRole(AriaRole.Heading, new() { Name = "Recebemos o seu pedido!" }).WaitForAsync();
    }
}
