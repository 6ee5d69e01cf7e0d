using System.Text;
using Microsoft.Playwright;

namespace Konquista.Browser;

/// <summary>The first day of a new user with a phone in the hand: from an empty database to a running campaign whose reply a person answers.</summary>
public sealed class FirstDayTests(Site site)
{
    // Monday at ten, when messages may go, whenever the test runs.
    internal const string Monday = """
        insert into product_clock (speed, real_origin, product_origin)
        values (1, clock_timestamp(), date_trunc('week', clock_timestamp() at time zone 'America/Sao_Paulo') at time zone 'America/Sao_Paulo' + interval '10 hours')
        """;

    private const string List = "Nome,Whatsapp,Tags\nCarla Primeira,(11) 98765-4321,AGOSTO\n";

    [Fact]
    public async Task A_new_user_comes_from_nothing_to_an_answered_reply()
    {
        await using var place = new Installation(site.Server, hasSandbox: true);
        await place.Start(Monday);
        await using var visitor = await Visitor.At(site.Browser, place.Address, new Screen(390, IsDark: false));
        await visitor.SignIn(place.Email, place.Password);
        var page = visitor.Page;
        await page.GetByText("0 de 6 prontos").WaitForAsync();

        await LookAround(page);
        await AddStore(page);
        await AddPhone(page);
        await ReviseTemplate(page);
        await StartCampaign(page);
        await TryOnMyself(page);
        await ImportPeople(page);
        await page.GotoAsync("/");
        (await page.GetByText("Primeiros passos").CountAsync()).ShouldBe(0);
        (await visitor.Faults()).ShouldBeEmpty();

        await AnswerCarla(page, place);
        (await visitor.Faults()).ShouldBeEmpty();
    }

    private static async Task LookAround(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Trazer dados de exemplo" }).ClickAsync();
        await page.GetByText("12 pessoas de exemplo entraram").WaitForAsync(new() { Timeout = 30_000 });
        (await page.Locator("tbody tr").CountAsync()).ShouldBe(12);
        await page.GotoAsync("/conversations");
        await page.GetByRole(AriaRole.Link, new() { Name = "Marcos Vinícius Lima" }).WaitForAsync();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tirar dados de exemplo" }).ClickAsync();
        await page.GetByText("12 pessoas de exemplo foram retiradas.").WaitForAsync();
        await page.GetByText("0 de 6 prontos").WaitForAsync();
    }

    internal static async Task AddStore(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Cadastrar unidade" }).ClickAsync();
        await page.GetByLabel("Nome", new() { Exact = true }).FillAsync("Moema");
        await page.GetByLabel("Tag", new() { Exact = true }).FillAsync("MOEMA");
        await page.GetByRole(AriaRole.Button, new() { Name = "Salvar unidade" }).ClickAsync();
        await page.GetByText("Unidade Moema salva.").WaitForAsync();
    }

    internal static async Task AddPhone(IPage page)
    {
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Conectar telefone" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Usar telefone de teste" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Telefone de teste 1" }).WaitForAsync();
    }

    private static async Task ReviseTemplate(IPage page)
    {
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ver modelos" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Clínica 15 dias: dia 0, boas-vindas" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Editar modelo" }).ClickAsync();
        await page.GetByLabel("Nome", new() { Exact = true }).FillAsync("Primeiro contato");
        await page.GetByRole(AriaRole.Button, new() { Name = "Salvar modelo" }).ClickAsync();
        await page.GetByText("Modelo Primeiro contato salvo.").WaitForAsync();
    }

    internal static async Task StartCampaign(IPage page)
    {
        await page.GotoAsync("/campaigns");
        await page.GetByRole(AriaRole.Link, new() { Name = "Galeria" }).First.ClickAsync();
        await page.Locator("section").Filter(new() { HasText = "Boas-vindas 3 dias" }).GetByRole(AriaRole.Button, new() { Name = "Usar esta campanha" }).ClickAsync();
        await page.GetByLabel("Telefone de teste 1").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publicar e iniciar" }).ClickAsync();
        await page.GetByText("e ativa.").WaitForAsync();
    }

    private static async Task TryOnMyself(IPage page)
    {
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Enviar teste" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Primeiro contato" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Enviar teste" }).ClickAsync();
        await page.GetByLabel("Seu número").FillAsync("(11) 91234-5678");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enviar teste" }).ClickAsync();
        await page.GetByText("Teste a caminho").WaitForAsync();
    }

    private static async Task ImportPeople(IPage page)
    {
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Importar leads" }).First.ClickAsync();
        await page.GetByLabel("Arquivo CSV").SetInputFilesAsync(new FilePayload { Name = "leads.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(List) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Enviar arquivo" }).ClickAsync();
        await page.GetByLabel("Campanha", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Boas-vindas 3 dias" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Ensaiar importação" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Importar uma pessoa" }).ClickAsync(new() { Timeout = 60_000 });
        await page.GetByText("Concluída").WaitForAsync(new() { Timeout = 60_000 });
    }

    private static async Task AnswerCarla(IPage page, Installation place)
    {
        await page.GetByLabel("Buscar lead por nome ou telefone").FillAsync("Carla");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Carla Primeira" }).WaitForAsync();
        await page.Locator("#story .bubble").First.WaitForAsync(new() { Timeout = 60_000 });

        var account = await place.Value<string>("select account from phones");
        await page.APIRequest.PostAsync(place.Sandbox + "/control/inbound", new()
        {
            DataObject = new { from = "+5511987654321", text = "Oi! Quanto custa?", phoneNumberId = account, name = "Carla" },
        });
        await page.GotoAsync("/conversations");
        await page.GetByRole(AriaRole.Link, new() { Name = "Carla Primeira" }).ClickAsync(new() { Timeout = 60_000 });
        await page.GetByText("Oi! Quanto custa?").Last.WaitForAsync();
        await page.GetByLabel("Resposta para Carla Primeira").FillAsync("A avaliação é gratuita. Quer vir amanhã?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enviar resposta" }).ClickAsync();
        await page.Locator("#recent .turn.ours").GetByText("A avaliação é gratuita.").WaitForAsync(new() { Timeout = 30_000 });
        await page.Locator("#standing[data-count='0']").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 30_000 });
        var receipts = await page.APIRequest.GetAsync(place.Sandbox + "/control/receipts");
        (await receipts.TextAsync()).ShouldContain("5511987654321");
        (await place.Value<long>("select count(*) from messages where kind = 'manual' and state not in ('planned', 'failed')")).ShouldBe(1);
        (await place.Value<string>("select end_reason from enrollments e join leads l on l.id = e.lead_id where l.name = 'Carla Primeira'")).ShouldBe("replied");
    }
}
