using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Playwright;

namespace Konquista.Browser;

/// <summary>An integrator is told of a test, signed with the secret that was shown once; what was told stands in the log and goes once more when asked.</summary>
public sealed class WebhookJourneyTests(Site site)
{
    [Theory, InlineData(1366, false), InlineData(390, true)]
    public async Task A_webhook_is_made_tried_looked_into_and_removed(int width, bool dark)
    {
        var (screen, name) = (new Screen(width, dark), $"ERP {width}");
        using var receiver = new Receiver();
        await using var visitor = await Visitor.At(site, screen);
        var page = visitor.Page;
        var secret = await Make(page, name, receiver.Address);
        await visitor.Picture($"webhook-made-{screen}");
        (await visitor.Faults()).ShouldBeEmpty();

        await page.GetByRole(AriaRole.Link, new() { Name = "Já guardei" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Enviar teste" }).ClickAsync();
        await page.GetByText("Teste aceito: HTTP 200").WaitForAsync();
        receiver.All.ShouldHaveSingleItem().IsSignedBy(secret).ShouldBeTrue();
        await visitor.Picture($"webhook-tried-{screen}");
        (await visitor.Faults()).ShouldBeEmpty();

        await page.Locator("td.lead-cell a").First.ClickAsync();
        await page.GetByText("webhook-id").WaitForAsync();
        await visitor.Picture($"webhook-told-{screen}");
        (await visitor.Faults()).ShouldBeEmpty();
        await page.GetByRole(AriaRole.Button, new() { Name = "Reenviar" }).ClickAsync();
        await page.GetByText("A entrega voltou para a fila.").WaitForAsync();
        await receiver.Has(2);
        receiver.All.Select(one => one.Id).Distinct().ShouldHaveSingleItem();

        await page.GetByRole(AriaRole.Link, new() { Name = "Voltar ao webhook" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Editar" }).ClickAsync();
        await page.Locator("summary", new() { HasText = "Remover" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remover de vez" }).ClickAsync();
        await page.GetByText($"{name}: removido.").WaitForAsync();
    }

    /// <summary>The secret of a new webhook, as it is shown once.</summary>
    private static async Task<string> Make(IPage page, string name, string address)
    {
        await page.GotoAsync("/webhooks/new");
        await page.GetByLabel("Nome", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel("Endereço", new() { Exact = true }).FillAsync(address);
        await page.GetByRole(AriaRole.Button, new() { Name = "Criar webhook" }).ClickAsync();
        return await page.Locator("code.secret").InnerTextAsync();
    }

    /// <summary>The integrator's end of the line.</summary>
    private sealed class Receiver : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly ConcurrentQueue<Told> _told = new();

        public Receiver()
        {
            Address = $"http://127.0.0.1:{Executable.FreePort()}/";
            _listener.Prefixes.Add(Address);
            _listener.Start();
            _ = Listen();
        }

        public string Address { get; }

        public IReadOnlyList<Told> All => [.. _told];

        public async Task Has(int count)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            while (_told.Count < count)
            {
                await pace.WaitForNextTickAsync(patience.Token);
            }
        }

        public void Dispose() => _listener.Close();

        private async Task Listen()
        {
            while (_listener.IsListening)
            {
                HttpListenerContext context;
                try
                {
                    context = await _listener.GetContextAsync();
                }
                catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }

                using var reader = new StreamReader(context.Request.InputStream);
                string Header(string header) => context.Request.Headers[header] ?? "";
                _told.Enqueue(new(Header("webhook-id"), Header("webhook-timestamp"), Header("webhook-signature"), await reader.ReadToEndAsync()));
                context.Response.Close();
            }
        }
    }

    /// <summary>One request, verified as docs/api.md says.</summary>
    private sealed record Told(string Id, string Timestamp, string Signature, string Body)
    {
        public bool IsSignedBy(string secret)
        {
            var key = Convert.FromBase64String(secret["whsec_".Length..]);
            var expected = "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{Id}.{Timestamp}.{Body}")));
            return Signature.Split(' ').Contains(expected);
        }
    }
}
