namespace Konquista.Browser;

/// <summary>Every page on both sizes of screen and in both themes: readable, accessible, quiet in the console, no wider than the screen.</summary>
public sealed class PageTests(Site site)
{
    private const string Lead = "/leads/00000000-0000-7000-8000-ddddddddddd3";
    private const string Person = "/leads/00000000-0000-7000-8000-ddddddddddd4";
    private const string Template = "/templates/00000000-0000-7000-8000-0000000000d1";
    private const string Phone = "/phones/00000000-0000-7000-8000-0000000000b1";
    private const string Campaign = "/campaigns/00000000-0000-7000-8000-0000000000c1";

    private const string Webhook = "/webhooks/00000000-0000-7000-8000-0000000000b1";
    private const string Link = "/links/00000000-0000-7000-8000-0000000001a1";

    private const string Landing = "/landing-pages/00000000-0000-7000-8000-000000000a01";

    private static readonly (string Name, string Path)[] Addresses =
    [
        ("panel", "/"), ("leads", "/leads"), ("leads-none", "/leads?tag=NENHUMA"), ("lead", Lead), ("imports", "/imports"),
        ("import-new", "/imports/new"), ("import", "/imports/00000000-0000-7000-8000-0000000000e1"),
        ("import-columns", "/imports/00000000-0000-7000-8000-0000000000e5/columns"), ("import-rehearsed", "/imports/00000000-0000-7000-8000-0000000000e6"),
        ("import-undo", "/imports/00000000-0000-7000-8000-0000000000e1/undo"), ("import-undone", "/imports/00000000-0000-7000-8000-0000000000e7/undo"),
        ("import-running", "/imports/00000000-0000-7000-8000-0000000000e2"), ("uncertain", "/messages/uncertain"),
        ("templates", "/templates"), ("templates-none", "/templates?search=nenhum+assim"), ("template", Template), ("template-new", "/templates/new"),
        ("template-edit", Template + "/edit"), ("template-test", Template + "/test"), ("template-cloud", "/templates/00000000-0000-7000-8000-0000000000d3/edit"),
        ("template-media", "/templates/00000000-0000-7000-8000-0000000000d2"),
        ("campaigns", "/campaigns"), ("campaign-gallery", "/campaigns/gallery"), ("campaign-new", "/campaigns/new"),
        ("campaign", Campaign), ("campaign-edit", $"{Campaign}/edit"), ("campaign-preview", $"{Campaign}/preview"),
        ("talks", "/conversations"), ("talks-recent", "/conversations?show=recent"),
        ("talks-none", "/conversations?store=00000000-0000-7000-8000-0000000000a2"),
        ("talk", "/conversations/00000000-0000-7000-8000-dddddddddddc"), ("talk-closed", "/conversations/00000000-0000-7000-8000-dddddddddd15"),
        ("replies", "/conversations/replies"), ("reply-new", "/conversations/replies/new"),
        ("reply", "/conversations/replies/00000000-0000-7000-8000-0000000000f1"),
        ("lead-edit", $"{Lead}/edit"), ("lead-erase", $"{Lead}/erase"),
        ("person", Person), ("person-numbers", $"{Person}/numbers"), ("person-other", $"{Person}/merge"), ("person-data", $"{Person}/data"),
        ("person-split", $"{Person}/split/00000000-0000-7000-8000-0000000ead02"), ("duplicates", "/leads/duplicates"),
        ("person-merge", "/leads/00000000-0000-7000-8000-dddddddddd50/merge/00000000-0000-7000-8000-dddddddddd55"),
        ("segments", "/segments"), ("segment", "/segments/00000000-0000-7000-8000-0000000005e9"),
        ("bulks", "/bulks"), ("bulk", "/bulks/00000000-0000-7000-8000-0000000000ba"),
        ("phones", "/phones"), ("phone", Phone), ("phone-new", "/phones/new"), ("phone-edit", $"{Phone}/edit"),
        ("phone-errors", $"{Phone}/errors?error=131026"), ("sending", "/sending"),
        ("messages", "/messages"), ("messages-none", "/messages?step=nenhum"), ("message", "/messages/00000000-0000-7000-8000-0000000000e9"),
        ("messages-export", "/messages/export"), ("appointments", "/appointments"), ("appointment-new", "/appointments/new"),
        ("landing-pages", "/landing-pages"), ("landing-page-new", "/landing-pages/new"), ("landing-page", Landing), ("landing-page-edit", $"{Landing}/edit?open=2"),
        ("links", "/links"), ("link", Link), ("link-new", "/links/new"), ("link-edit", $"{Link}/edit"), ("lead-new", "/leads/new"), ("privacy", "/privacy"),
        ("leads-by-link", "/leads?link=00000000-0000-7000-8000-0000000001a1"),
        ("stores", "/stores"), ("store-new", "/stores/new"), ("store", "/stores/00000000-0000-7000-8000-0000000000a1"),
        ("tag-rules", "/tag-rules"), ("tag-rule-new", "/tag-rules/new"), ("tag-rule", "/tag-rules/c1151500-0000-4000-8000-0000000000fa"),
        ("settings", "/settings"), ("users", "/users"), ("user-new", "/users/new"), ("user-invite", "/users/invite"), ("roles", "/users/roles"), ("audit", "/audit"),
        ("account", "/account"), ("password", "/account/password"), ("two-factor", "/account/two-factor"), ("kit", "/kit"),
        ("webhooks", "/webhooks"), ("webhook-new", "/webhooks/new"), ("webhook", Webhook), ("webhook-edit", $"{Webhook}/edit"),
        ("webhook-paused", "/webhooks/00000000-0000-7000-8000-0000000000b2"), ("webhook-delivery", $"{Webhook}/deliveries/1"),
        ("integrations", "/integrations"), ("tokens", "/account/tokens"), ("clients", "/clients"), ("client-new", "/clients/new"), ("client", "/clients/00000000-0000-7000-8000-0000000c11e1"),
    ];

    public static TheoryData<string, string, int, bool> Pages
    {
        get
        {
            var data = new TheoryData<string, string, int, bool>();
            foreach (var (name, path) in Addresses)
            {
                foreach (var width in (int[])[1366, 390])
                {
                    data.Add(name, path, width, false);
                    data.Add(name, path, width, true);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_has_no_fault(string name, string path, int width, bool dark)
    {
        var screen = new Screen(width, dark);
        await using var visitor = await Visitor.At(site, screen);
        await visitor.Page.GotoAsync(path);
        await visitor.Page.Locator("#line[data-state=up]").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
        await visitor.Picture($"{name}-{screen}");
        (await visitor.Faults()).ShouldBeEmpty();
    }

    [Theory, InlineData(1366, false), InlineData(390, false), InlineData(1366, true), InlineData(390, true)]
    public async Task The_pages_before_sign_in_have_no_fault(int width, bool dark)
    {
        var screen = new Screen(width, dark);
        await using var visitor = await Visitor.At(site, screen, signedIn: false);
        foreach (var (name, path) in ((string, string)[])[
            ("sign-in", "/sign-in"), ("forgot", "/forgot-password"), ("invitation", "/invitation/convite-de-exemplo"), ("invitation-gone", "/invitation/nada"), ("reset-gone", "/reset-password/nada")])
        {
            await visitor.Page.GotoAsync(path);
            await visitor.Picture($"{name}-{screen}");
            (await visitor.Faults()).ShouldBeEmpty(name);
        }
    }

    [Theory, InlineData(1366), InlineData(390)]
    public async Task The_columns_of_the_leads_are_chosen_within_the_screen(int width)
    {
        await using var visitor = await Visitor.At(site, new Screen(width, IsDark: false));
        var page = visitor.Page;
        await page.GotoAsync("/leads?state=active");
        await page.GetByText("Colunas", new() { Exact = true }).ClickAsync();
        await visitor.Picture($"leads-columns-{width}");
        (await visitor.Faults()).ShouldBeEmpty();
        var menu = (await page.Locator(".page-head .menu-body").BoundingBoxAsync())!;
        menu.X.ShouldBeGreaterThanOrEqualTo(0);
        (menu.X + menu.Width).ShouldBeLessThanOrEqualTo(width);

        await page.GetByRole(Microsoft.Playwright.AriaRole.Checkbox, new() { Name = "Origem" }).CheckAsync();
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Mostrar estas colunas" }).ClickAsync();
        await page.Locator("td[data-label='Origem']").First.WaitForAsync();
        page.Url.ShouldContain("state=active");
    }

    [Fact]
    public async Task A_person_may_choose_theme_and_language()
    {
        await using var visitor = await Visitor.At(site, Screen.Desk);
        await visitor.Page.GotoAsync("/");
        await visitor.Page.Locator(".menu:not(.pause-menu) summary").ClickAsync();
        await visitor.Page.GetByText("Tema escuro").ClickAsync();
        await visitor.Page.Locator("html[data-bs-theme=dark]").WaitForAsync();
        await visitor.Page.Locator(".menu:not(.pause-menu) summary").ClickAsync();
        await visitor.Page.GetByText("English").ClickAsync();
        await visitor.Page.Locator("html[lang=en]").WaitForAsync();
        await visitor.Picture("panel-english");
        (await visitor.Page.Locator("h1").InnerTextAsync()).ShouldBe("Panel");
        (await visitor.Faults()).ShouldBeEmpty();
    }
}
