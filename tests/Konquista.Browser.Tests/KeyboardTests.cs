using System.Text;
using Microsoft.Playwright;

namespace Konquista.Browser;

/// <summary>Somebody without a mouse: hands over a list, takes a campaign from the gallery and starts it, by keys alone.</summary>
[Collection(nameof(InFront))]
public sealed class KeyboardTests(Site site)
{
    private const int MostStops = 150;
    private const string List = "Nome,Whatsapp,Tags\nTeclado Sem Mouse,(11) 98111-2233,TECLADO\n";

    [Fact]
    public async Task A_list_is_imported_and_a_campaign_started_by_keys_alone()
    {
        await using var visitor = await Visitor.At(site, Screen.Desk);
        var page = visitor.Page;

        // Listened for from the beginning: a key may open it before anybody waits for it.
        var opened = new TaskCompletionSource<IFileChooser>(TaskCreationOptions.RunContinuationsAsynchronously);
        page.FileChooser += (_, chooser) => opened.TrySetResult(chooser);
        await page.GotoAsync("/imports");
        await Press(page, "Importar leads", "Enter");
        await page.WaitForURLAsync("**/imports/new");
        await TabTo(page, "Form_File");
        await page.Keyboard.PressAsync("Enter");
        var chooser = await opened.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await chooser.SetFilesAsync(new FilePayload { Name = "teclado.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(List) });
        await Press(page, "Enviar arquivo", "Enter");
        await page.WaitForURLAsync("**/columns");
        await Press(page, "Ensaiar importação", "Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Importar uma pessoa" }).WaitForAsync(new() { Timeout = 60_000 });
        await Press(page, "Importar uma pessoa", "Enter");
        await page.GetByText("Concluída").WaitForAsync(new() { Timeout = 60_000 });

        await page.GotoAsync("/campaigns");
        await Press(page, "Galeria", "Enter");
        await page.WaitForURLAsync("**/campaigns/gallery");
        await Press(page, "Usar esta campanha", "Enter");
        await page.GetByText("está pronta para ajustar").WaitForAsync();
        await Press(page, "Publicar e iniciar", "Enter");
        await page.GetByText("e ativa.").WaitForAsync();
        (await visitor.Faults()).ShouldBeEmpty();
    }

    private static async Task Press(IPage page, string name, string key)
    {
        await TabTo(page, name);
        await page.Keyboard.PressAsync(key);
    }

    // By the words on it or by its id; what cannot be seen when it is reached is as good as out of reach.
    private static async Task TabTo(IPage page, string name)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>(
                "name => { const at = document.activeElement; return (at.id === name || at.textContent.trim().startsWith(name)) && at.getClientRects().length > 0; }", name))
            {
                return;
            }
        }

        throw new InvalidOperationException($"Nothing with the name {name} is reached by the Tab key.");
    }
}
