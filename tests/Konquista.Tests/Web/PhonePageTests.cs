using System.Net;
using Konquista.Web.Accounts;

namespace Konquista.Web;

/// <summary>Numbers of ours over real HTTP: what is shown of them, to whom, and what may be typed.</summary>
public sealed class PhonePageTests(TestDatabase database)
{
    [Fact]
    public async Task A_number_is_shown_with_what_it_did_and_what_waits()
    {
        await using var host = await WebHost.On(database);
        var phone = await host.Phone("Moema 1", await host.Store("Moema"), "+5511980000001");
        var lead = await host.Lead("Ana", "+5511988880001", store: null);
        await host.Attempt(await host.Message(lead, phone, "failed", "131026", await host.Campaign("Botox")), phone, "failed", "131026");
        await host.Message(lead, phone, "planned");
        using var client = await host.SignedIn();
        var list = await client.GetStringAsync("/phones", TestContext.Current.CancellationToken);
        list.ShouldContain("(11) 98000-0001 · Social Hub");
        list.ShouldContain("1 de 200 hoje");
        list.ShouldContain($"/messages?phone={phone}&amp;state=planned\">1</a>");
        list.ShouldContain($"/phones/{phone}#errors\">1</a>");
        var page = await client.GetStringAsync($"/phones/{phone}", TestContext.Current.CancellationToken);
        page.ShouldContain("o WhatsApp respondeu com o erro 131026");
        var errors = await client.GetStringAsync($"/phones/{phone}/errors?error=131026", TestContext.Current.CancellationToken);
        errors.ShouldContain("Ana");
        errors.ShouldContain("Message undeliverable");
    }

    [Fact]
    public async Task What_a_person_writes_by_hand_uses_nothing_of_the_day_up()
    {
        await using var host = await WebHost.On(database);
        var phone = await host.Phone("Moema 1", store: null, "+5511980000001");
        await host.Attempt(await host.Message(await host.Lead("Ana", "+5511988880001", store: null), phone, "accepted"), phone, "accepted", error: null);
        using var client = await host.SignedIn();
        (await client.GetStringAsync("/phones", TestContext.Current.CancellationToken)).ShouldContain("0 de 200 hoje");
    }

    [Fact]
    public async Task A_number_that_warms_up_shows_todays_limit_and_a_blocked_one_why()
    {
        await using var host = await WebHost.On(database);
        await host.Phone("Novo", store: null, "+5511980000001");
        await host.Value<object>("""
            update phones set warm_up_from = (now() at time zone 'America/Sao_Paulo')::date, blocked_until = '9999-01-01', block_reason = 'invalid_token',
              checked_at = now(), check_works = false, check_problem = '190' returning 1
            """);
        using var client = await host.SignedIn();
        var list = await client.GetStringAsync("/phones", TestContext.Current.CancellationToken);
        list.ShouldContain("0 de 20 hoje");
        list.ShouldContain("aquecimento, dia 1 (limite cheio: 200)");
        list.ShouldContain("Parado até você retomar.");
        list.ShouldContain("o token do telefone não vale mais");
        list.ShouldContain("Não funciona: o WhatsApp respondeu com o erro 190");
    }

    [Fact]
    public async Task Somebody_of_one_store_meets_its_numbers_alone()
    {
        await using var host = await WebHost.On(database);
        var store = await host.Store("Moema");
        var own = await host.Phone("Moema 1", store, "+5511980000001");
        var other = await host.Phone("Londrina 1", await host.Store("Londrina"), "+5543980000002");
        var common = await host.Phone("Central", store: null, "+5511980000003");
        using var client = await host.SignedInAs(Role.Manager, store);
        var list = await client.GetStringAsync("/phones", TestContext.Current.CancellationToken);
        list.ShouldContain("Moema 1");
        list.ShouldNotContain("Londrina 1");
        list.ShouldNotContain("Central");
        (await Status(client, $"/phones/{own}")).ShouldBe(HttpStatusCode.OK);
        foreach (var page in new[] { $"/phones/{other}", $"/phones/{other}/edit", $"/phones/{other}/errors?error=1", $"/phones/{common}/edit", $"/phones/{other}/standing" })
        {
            (await Status(client, page)).ShouldBe(HttpStatusCode.NotFound, page);
        }

        using var pause = await WebHost.Post(client, "/phones/new", [], to: $"/phones/{other}/pause");
        pause.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetStringAsync($"/phones/{own}/edit", TestContext.Current.CancellationToken)).ShouldNotContain("Form.StoreId");
    }

    [Theory, InlineData(Role.Viewer), InlineData(Role.Attendant)]
    public async Task Who_may_only_look_changes_nothing(string role)
    {
        await using var host = await WebHost.On(database);
        var phone = await host.Phone("Moema 1", store: null, "+5511980000001");
        using var client = await host.SignedInAs(role);
        (await client.GetStringAsync($"/phones/{phone}", TestContext.Current.CancellationToken)).ShouldNotContain("Pausar telefone");
        using var edit = await client.GetAsync($"/phones/{phone}/edit", TestContext.Current.CancellationToken);
        edit.Headers.Location?.OriginalString.ShouldContain("/error/403");
        using var pause = await WebHost.Post(client, "/leads", [], to: $"/phones/{phone}/pause");
        pause.Headers.Location?.OriginalString.ShouldContain("/error/403");
        using var sandbox = await WebHost.Post(client, "/leads", [], to: "/phones?handler=Sandbox");
        sandbox.Headers.Location?.OriginalString.ShouldContain("/error/403");
    }

    [Fact]
    public async Task A_token_is_shown_by_its_last_letters_and_a_webhook_by_its_address()
    {
        await using var host = await WebHost.On(database);
        var phone = await host.Phone("Moema 1", store: null, "+5511980000001", "cloud_api");
        using var client = await host.SignedIn();
        var edit = await client.GetStringAsync($"/phones/{phone}/edit", TestContext.Current.CancellationToken);
        edit.ShouldContain("••••7788");
        edit.ShouldNotContain("sealed-secret");
        var page = await client.GetStringAsync($"/phones/{phone}", TestContext.Current.CancellationToken);
        page.ShouldContain("https://localhost/webhooks/whatsapp");
        page.ShouldContain("AppSecret e VerifyToken");
    }

    [Theory, InlineData("", "+5511980000001", "1"), InlineData("longo", "+5511980000001", "1"), InlineData("Moema", "", "1"),
     InlineData("Moema", "+5511980000001", "0"), InlineData("Moema", "+5511980000001", "muitas")]
    public async Task What_may_not_be_saved_stays_on_the_form_with_what_was_typed(string name, string number, string cap)
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        using var answer = await WebHost.Post(client, "/phones/new", Form(name == "longo" ? new('x', 10_000) : name, number, cap));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        html.ShouldContain("Não salvamos nada ainda");
        html.ShouldContain("value=\"https://graph.facebook.com\"");
        html.ShouldNotContain("segredo-digitado");
    }

    [Fact]
    public async Task A_store_that_is_not_there_is_refused_and_without_a_silo_saving_answers_503()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        var form = Form("Moema", "+5511980000001", "100");
        form["Form.StoreId"] = Guid.NewGuid().ToString();
        using var refused = await WebHost.Post(client, "/phones/new", form);
        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        form.Remove("Form.StoreId");
        using var away = await WebHost.Post(client, "/phones/new", form);
        away.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_removed_number_has_no_page_and_a_test_number_needs_a_sandbox()
    {
        await using var host = await WebHost.On(database);
        var phone = await host.Phone("Moema 1", store: null, "+5511980000001");
        await host.Value<object>("update phones set removed_at = now() returning 1");
        using var client = await host.SignedIn();
        (await Status(client, $"/phones/{phone}")).ShouldBe(HttpStatusCode.NotFound);
        var list = await client.GetStringAsync("/phones", TestContext.Current.CancellationToken);
        list.ShouldContain("Nenhum telefone ainda");
        list.ShouldNotContain("Usar telefone de teste");
        using var sandbox = await WebHost.Post(client, "/phones/new", [], to: "/phones?handler=Sandbox");
        sandbox.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<HttpStatusCode> Status(HttpClient client, string page)
    {
        using var answer = await client.GetAsync(page, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static Dictionary<string, string> Form(string name, string number, string cap) => new(StringComparer.Ordinal)
    {
        ["Form.Name"] = name,
        ["Form.Number"] = number,
        ["Form.Provider"] = "cloud_api",
        ["Form.Account"] = "100",
        ["Form.BaseUrl"] = "https://graph.facebook.com",
        ["Form.Token"] = "segredo-digitado",
        ["Form.Purpose"] = "Campaigns",
        ["Form.DailyCap"] = cap,
        ["Form.GapSeconds"] = "30",
    };
}
