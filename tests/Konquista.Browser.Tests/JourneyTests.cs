using Microsoft.Playwright;

namespace Konquista.Browser;

/// <summary>The way of an admin on a first day: sign in, hand over a list, watch it come in, open a lead.</summary>
public sealed class JourneyTests(Site site)
{
    private const string List = "Nome,Whatsapp,Tags\nJornada Completa,(11) 98888-7766,VIP\nSem Telefone,12345,VIP\n";

    [Fact]
    public async Task An_admin_uploads_a_list_and_opens_its_lead()
    {
        await using var visitor = await Visitor.At(site, Screen.Desk, signedIn: false);
        await visitor.SignIn(site);
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Importar leads" }).ClickAsync();
        await page.GetByLabel("Arquivo CSV").SetInputFilesAsync(new FilePayload
        {
            Name = "jornada.csv",
            MimeType = "text/csv",
            Buffer = System.Text.Encoding.UTF8.GetBytes(List),
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "Enviar arquivo" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Importar sem ensaio" }).ClickAsync();
        await page.GetByText("Concluída").WaitForAsync(new() { Timeout = 60_000 });
        await page.GetByText("número curto demais").WaitForAsync();
        await page.GetByLabel("Buscar lead por nome ou telefone").FillAsync("11 988887766");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Jornada Completa" }).WaitForAsync();
        page.Url.ShouldNotContain("98888");
        await visitor.Picture("journey-lead");
        (await visitor.Faults()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_new_number_that_its_provider_does_not_answer_for_is_paused_and_says_so()
    {
        await using var visitor = await Visitor.At(site, new Screen(390, IsDark: false));
        var page = visitor.Page;
        await page.GotoAsync("/phones/new");
        await page.Locator("#Form_Name").FillAsync("Sem Resposta");
        await page.Locator("#Form_Number").FillAsync("+55 11 98000-0777");
        await page.Locator("#Form_Provider").SelectOptionAsync("cloud_api");
        await page.Locator("#Form_Account").FillAsync("777000777000777");
        await page.Locator("#Form_BaseUrl").FillAsync("http://127.0.0.1:9");
        await page.Locator("#Form_Token").FillAsync("um-token-qualquer");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".toast-line.tone-uncertain").GetByText("Sem Resposta foi salvo, mas não funciona").WaitForAsync();
        await page.GetByText("Pausado desde").WaitForAsync();
        (await visitor.Faults()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_admin_settles_an_uncertain_message()
    {
        await using var visitor = await Visitor.At(site, Screen.Desk);
        await visitor.Page.GotoAsync("/messages/uncertain");
        var rows = visitor.Page.Locator("tbody tr");
        var before = await rows.CountAsync();
        await rows.First.GetByText("Não chegou").ClickAsync();
        await visitor.Page.GetByText("Uma mensagem resolvida.").WaitForAsync();
        (await rows.CountAsync()).ShouldBe(before - 1);
        (await visitor.Faults()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_admin_pauses_a_lead_and_goes_on()
    {
        await using var visitor = await Visitor.At(site, Screen.Desk);
        await visitor.Page.GotoAsync("/leads/00000000-0000-7000-8000-ddddddddddd2");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Pausar lead" }).ClickAsync();
        await visitor.Page.GetByText("pausados.").WaitForAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Retomar lead" }).ClickAsync();
        await visitor.Page.GetByText("retomados.").WaitForAsync();
        (await visitor.Faults()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_admin_pauses_and_resumes_all_sends_from_any_page()
    {
        await using var visitor = await Visitor.At(site, Screen.Desk);
        await visitor.Page.GotoAsync("/imports");
        await visitor.Page.Locator(".pause-menu summary").ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Pausar todos os envios" }).ClickAsync();
        await visitor.Page.GetByText("Os envios estão pausados desde").WaitForAsync();
        await visitor.Picture("paused");
        await visitor.Page.Locator(".pause-menu summary").ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Retomar todos os envios" }).ClickAsync();
        await visitor.Page.GetByText("Os envios estão pausados desde").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        new Uri(visitor.Page.Url).AbsolutePath.ShouldBe("/imports");
        (await visitor.Faults()).ShouldBeEmpty();
    }
}
