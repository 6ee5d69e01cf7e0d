using System.Text;
using Microsoft.Playwright;

namespace Konquista.Browser;

/// <summary>A list on its whole way: over its columns and its rehearsal to leads, and out again.</summary>
public sealed class ImportTests(Site site)
{
    private const string List = "Cliente;Fone;Grupo\nEnsaio Primeira;(11) 98777-0001;VIP\nEnsaio Segundo;11 98777-0002;\nEnsaio Primeira;11987770001;\nSem Telefone;12345;VIP\n";

    [Theory, InlineData(1366), InlineData(390)]
    public async Task A_list_is_rehearsed_imported_and_undone(int width)
    {
        await using var visitor = await Visitor.At(site, new Screen(width, IsDark: false));
        var page = visitor.Page;
        await Upload(page, $"ensaio-{width}.csv");
        await page.GetByText("Colunas separadas por ponto e vírgula, texto em UTF-8.").WaitForAsync();
        await page.Locator("#Form_Tags").SelectOptionAsync("2");
        (await visitor.Faults()).ShouldBeEmpty();

        await page.GetByRole(AriaRole.Button, new() { Name = "Ensaiar importação" }).ClickAsync();
        await page.GetByText("Isto é um ensaio").WaitForAsync(new() { Timeout = 60_000 });
        await page.GetByText("Mesma pessoa da linha 2").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Recusado 1" }).ClickAsync();
        await page.GetByText("número curto demais").WaitForAsync();
        (await page.GetByText("Mesma pessoa da linha 2").CountAsync()).ShouldBe(0);
        (await visitor.Faults()).ShouldBeEmpty();

        await page.GetByRole(AriaRole.Button, new() { Name = "Importar 2 pessoas" }).ClickAsync();
        await page.GetByText("Concluída").WaitForAsync(new() { Timeout = 60_000 });
        await Undo(visitor);
        (await visitor.Faults()).ShouldBeEmpty();
    }

    private static async Task Upload(IPage page, string name)
    {
        await page.GotoAsync("/imports/new");
        await page.GetByLabel("Arquivo CSV ou Excel").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(List) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Enviar arquivo" }).ClickAsync();
    }

    private static async Task Undo(Visitor visitor)
    {
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Desfazer importação" }).ClickAsync();
        await page.GetByText("2 leads que só existem por esta importação saem do sistema.").WaitForAsync();
        (await visitor.Faults()).ShouldBeEmpty();
        await page.GetByRole(AriaRole.Button, new() { Name = "Desfazer para 2 pessoas" }).ClickAsync();
        await page.GetByText("Desfeita").WaitForAsync(new() { Timeout = 60_000 });
        await page.GetByRole(AriaRole.Link, new() { Name = "Ver o que foi desfeito" }).ClickAsync();
        await page.GetByText("2 leads que só existiam por esta importação saíram do sistema.").WaitForAsync();
    }
}
