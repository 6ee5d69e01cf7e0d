using System.Net;
using System.Text.RegularExpressions;
using Konquista.Web.Accounts;
using Konquista.Web.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Konquista.Web;

/// <summary>Settings over real HTTP and without a silo: what is shown, what is refused, and that nothing typed is lost.</summary>
public sealed partial class SettingPageTests(TestDatabase database)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_shows_what_is_decided_and_the_holidays_of_the_year()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        var html = await client.GetStringAsync("/settings", Cancel);
        html.ShouldContain("value=\"09:00\"");
        html.ShouldContain("Independência do Brasil");
        html.ShouldContain("name=\"Form.InboxDays\"");
        html.ShouldContain("Segunda-feira");
    }

    [Fact]
    public async Task Without_a_silo_what_was_typed_stays_and_the_page_says_why_nothing_was_saved()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        using var answer = await WebHost.Post(client, "/settings", new() { ["Form.InboxDays"] = "77", ["Form.ImportFileDays"] = "11", ["Form.LeadDays"] = "0" }, to: "/settings/kept");
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var html = await answer.Content.ReadAsStringAsync(Cancel);
        html.ShouldContain("O sistema de envio está iniciando");
        html.ShouldContain("value=\"77\"");
        html.ShouldContain("value=\"09:00\"");
    }

    [Theory, InlineData("kept", "InboxDays", "6"), InlineData("kept", "ImportFileDays", ""), InlineData("kept", "LeadDays", "-1"), InlineData("people", "HumanHoldDays", "61"), InlineData("people", "BookingDays", "abc"),
     InlineData("campaigns", "PerDay", "11"), InlineData("campaigns", "PerDay", "9"), InlineData("campaigns", "Window[0].Closes", "08:00"), InlineData("campaigns", "Window[0].Opens", "<b>"),
     InlineData("closed", "ClosedDays", "30/02/2026"), InlineData("closed", "ClosedDays", "'; drop table leads; --")]
    public async Task What_is_out_of_bounds_stays_on_the_form(string card, string field, string typed)
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        var fields = Fields();
        fields[$"Form.{field}"] = typed;

        using var answer = await WebHost.Post(client, "/settings", fields, to: $"/settings/{card}");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("Não salvamos nada ainda");
        (await host.Value<long>("select count(*) from feed where kind = 'setting.changed'")).ShouldBe(0);
    }

    [Fact]
    public async Task Who_shortens_how_long_leads_are_kept_is_told_first_how_many_go()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        await host.Run("""
            insert into leads (id, name, phone, time_zone, source, entry, captured_at)
            values (gen_random_uuid(), 'Ana', '+5511980000000', 'America/Sao_Paulo', 'import', 'capture_only', product_now() - interval '40 days')
            """);
        var fields = Fields();
        fields["Form.LeadDays"] = "30";
        using var asked = await WebHost.Post(client, "/settings", fields, to: "/settings/kept");
        asked.StatusCode.ShouldBe(HttpStatusCode.OK);
        WebUtility.HtmlDecode(await asked.Content.ReadAsStringAsync(Cancel)).ShouldContain("Com 30 dias, um lead é apagado hoje e não volta.");

        fields["Form.Sure"] = "true";
        using var sure = await WebHost.Post(client, "/settings", fields, to: "/settings/kept");
        sure.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        (fields["Form.LeadDays"], fields["Form.Sure"]) = ("41", "false");
        using var nobody = await WebHost.Post(client, "/settings", fields, to: "/settings/kept");
        nobody.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_week_that_never_opens_is_refused()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        var fields = Fields();
        for (var day = 0; day < 7; day++)
        {
            fields[$"Form.Window[{day}].IsOpen"] = "false";
        }

        using var answer = await WebHost.Post(client, "/settings", fields, to: "/settings/campaigns");

        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("ao menos um dia da semana");
    }

    [Fact]
    public async Task What_would_be_removed_now_is_counted()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        await host.Run("""
            insert into imports (id, file_name, bytes, sha256, options, state, finished_at)
            select gen_random_uuid(), 'x.csv', 1, '', '{}', 'done', product_now() - n * interval '20 days' from generate_series(1, 4) n;
            insert into import_chunks select id, 1, 'x' from imports;
            insert into import_lines select id, n, 'refused', 'empty', null, 'Ana' from imports, generate_series(1, 5) n;
            insert into webhook_inbox (month, kind, provider, account, event_key, body, received_at, processed_at)
            select (product_now() - n * interval '31 days')::date, 'status', 'cloud_api', 'x', n::text, '{}', now(), product_now() - n * interval '31 days' from generate_series(1, 6) n
            """);

        var html = await client.GetStringAsync("/settings", Cancel);

        Counts().Matches(html).Select(match => match.Groups["rows"].Value).ShouldBe(["4", "3", "15", "0"]);
    }

    [Fact]
    public async Task A_new_campaign_begins_with_what_is_decided()
    {
        await using var host = await WebHost.On(database);
        await host.Run("""
            update settings set value = '3' where key = 'per_day';
            update settings set value = '{"sunday": {"opens": "11:00:00", "closes": "12:30:00"}}' where key = 'window'
            """);
        var defaults = await host.Services.GetRequiredService<Defaults>().Read(Cancel);
        defaults.PerDay.ShouldBe(3);
        defaults.PerWeek.ShouldBe(7);
        defaults.Window.Monday.ShouldBeNull();
        defaults.Window.Sunday.ShouldBe(new(new(11, 0), new(12, 30)));
    }

    [Theory, InlineData(Role.Manager), InlineData(Role.Viewer)]
    public async Task Who_may_not_decide_neither_sees_nor_changes(string role)
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedInAs(role);
        (await client.GetAsync("/settings", Cancel)).Headers.Location?.OriginalString.ShouldContain("/error/403");
        (await WebHost.Post(client, "/account", Fields(), to: "/settings/people")).Headers.Location?.OriginalString.ShouldContain("/error/403");
    }

    private static Dictionary<string, string> Fields()
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Form.HumanHoldDays"] = "7",
            ["Form.UncertainDays"] = "7",
            ["Form.BookingDays"] = "15",
            ["Form.PerDay"] = "1",
            ["Form.PerWeek"] = "7",
            ["Form.InboxDays"] = "90",
            ["Form.ImportFileDays"] = "30",
            ["Form.LeadDays"] = "0",
            ["Form.ClosedDays"] = "24/12/2026",
        };
        for (var day = 0; day < 7; day++)
        {
            (fields[$"Form.Window[{day}].IsOpen"], fields[$"Form.Window[{day}].Opens"], fields[$"Form.Window[{day}].Closes"]) = ("true", "09:00", "20:00");
        }

        return fields;
    }

    [GeneratedRegex("apagar agora</dt>\\s*<dd>(?<rows>\\d+)</dd>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Counts();
}
