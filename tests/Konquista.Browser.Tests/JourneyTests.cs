using Microsoft.Playwright;

namespace Konquista.Browser;

/// <summary>The way of an admin on a first day: sign in, hand over a list, watch it come in, open a lead.</summary>
public sealed class JourneyTests(Site site)
{
    private const string List = "Nome,Whatsapp,Tags\nJornada Completa,(11) 98888-7766,VIP\nSem Telefone,12345,VIP\n";

    [Fact]
    public async Task An_admin_uploads_a_list_and_opens_its_lead()
    {
        await using var visitor = await Visitor.At(site, Screen.Desk);
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Importar leads" }).ClickAsync();
        await page.GetByLabel("Arquivo CSV").SetInputFilesAsync(new FilePayload
        {
            Name = "jornada.csv",
            MimeType = "text/csv",
            Buffer = System.Text.Encoding.UTF8.GetBytes(List),
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "Enviar arquivo" }).ClickAsync();
        await page.GetByText("Concluída").WaitForAsync(new() { Timeout = 60_000 });
        await page.GetByText("número curto demais").WaitForAsync();
        await page.GetByLabel("Buscar lead por nome ou telefone").FillAsync("11 988887766");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Jornada Completa" }).WaitForAsync();
        page.Url.ShouldNotContain("98888");
        await visitor.Picture("journey-lead");
        (await visitor.Faults()).ShouldBeEmpty();
    }
}
