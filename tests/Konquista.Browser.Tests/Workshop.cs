using System.Text.Json;
using Microsoft.Playwright;

namespace Konquista.Browser;

/// <summary>Where programs of integrators are tried: an installation that sends by the Sandbox, with a running campaign and an API client of all stores and of one.</summary>
public sealed class Workshop(Site site) : IAsyncLifetime
{
    // Whoever comes in by the API gets into the campaign that runs, and the other store is there.
    private const string Ready = """
        update tag_rules set campaign_id = (select id from campaigns where name = 'Boas-vindas 3 dias');
        insert into stores (id, name, tag) values ('00000000-0000-7000-8000-0000000000a9', 'Longe', 'LONGE')
        """;

    private static readonly string[] Scopes = ["see", "see-numbers", "edit-leads", "answer", "many-leads"];
    private readonly Installation _installation = new(site.Server, hasSandbox: true);

    public string Address => _installation.Address;

    public long Memory => _installation.Memory;

    /// <summary>The program of all stores.</summary>
    internal ApiKey All { get; private set; } = null!;

    /// <summary>The program of the store Longe alone.</summary>
    internal ApiKey OfLonge { get; private set; } = null!;

    private static string Folder { get; } = Path.Combine(Root(), "tests", "Konquista.Browser.Tests", "Integrator");

    public async ValueTask InitializeAsync()
    {
        await _installation.Start(FirstDayTests.Monday);
        await using var visitor = await Visitor.At(site.Browser, Address, Screen.Desk);
        await visitor.SignIn(_installation.Email, _installation.Password);
        await FirstDayTests.AddStore(visitor.Page);
        await FirstDayTests.AddPhone(visitor.Page);
        await FirstDayTests.StartCampaign(visitor.Page);
        await Sql(Ready);
        All = await Create(visitor.Page, "Integrador", store: null);
        OfLonge = await Create(visitor.Page, "Integrador da Longe", "Longe");
    }

    public ValueTask DisposeAsync() => _installation.DisposeAsync();

    public Task Sql(string statement) => _installation.Sql(statement);

    /// <summary>What a program of the folder Integrator found out.</summary>
    public async Task<JsonElement> Find(string program, params string[] arguments)
    {
        await using var stranger = Stranger.Run(Folder, new Dictionary<string, string>(StringComparer.Ordinal), "node", [program, Address, .. arguments]);
        var answer = await stranger.Answer();
        TestContext.Current.TestOutputHelper?.WriteLine(answer);
        using var json = JsonDocument.Parse(answer);
        return json.RootElement.Clone();
    }

    /// <summary>The folder with the clients from npm.</summary>
    public static string Packages => Path.Combine(Folder, "node_modules");

    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder.Parent is not null && !File.Exists(Path.Combine(folder.FullName, "Konquista.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    private static async Task<ApiKey> Create(IPage page, string name, string? store)
    {
        await page.GotoAsync("/clients/new");
        await page.GetByLabel("Nome", new() { Exact = true }).FillAsync(name);
        if (store is not null)
        {
            await page.Locator("select").SelectOptionAsync(new SelectOptionValue { Label = store });
        }

        foreach (var scope in Scopes)
        {
            await page.Locator($"#scope-{scope}").CheckAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Criar cliente" }).ClickAsync();
        var codes = page.Locator("code.secret");
        await codes.Last.WaitForAsync();
        return await codes.AllInnerTextsAsync() is [var id, var secret] ? new(id, secret) : throw new InvalidOperationException("No client was made.");
    }
}

/// <summary>What an API client comes in by.</summary>
internal sealed record ApiKey(string Id, string Secret);

/// <summary>Programs that share one installation, one after another.</summary>
[CollectionDefinition(nameof(Integrators))]
public sealed class Integrators : ICollectionFixture<Workshop>;
