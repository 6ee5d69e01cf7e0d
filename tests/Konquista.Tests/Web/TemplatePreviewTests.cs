using System.Net;
using Konquista.Messages;
using Konquista.Web.Kit;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Konquista.Web;

/// <summary>What the pages show of a template for a real lead, while it is written and after.</summary>
public sealed class TemplatePreviewTests(TestDatabase database)
{
    [Fact]
    public async Task A_lead_is_shown_the_text_that_the_phone_would_send()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        await host.Value<object>("insert into stores (id, name, tag, city) values (gen_random_uuid(), 'Moema', 'MOEMA', 'São Paulo') returning 1");
        var preview = new MessagePreview(host.Services.GetRequiredService<NpgsqlDataSource>());
        for (var n = 1; n <= 5; n++)
        {
            var lead = await TemplateDesk.Lead(host, $"Ana *Maria* {n}", $"+551198888000{n}", n % 2 == 0 ? "MOEMA" : "");
            var enrollment = await TemplateDesk.Enrolled(host, lead);
            foreach (var (day, template) in ((string, string)[])[("d0", "00"), ("d7", "07"), ("d15", "15")])
            {
                await Same(day, new Guid($"c1151500-0000-4000-8000-0000000000{template}"), lead, enrollment);
            }
        }

        async Task Same(string step, Guid template, Guid lead, Guid enrollment)
        {
            var sent = (await preview.Of(lead, enrollment, step, template))!;
            var html = await client.GetStringAsync($"/templates/{template}", TestContext.Current.CancellationToken);
            var (start, end) = (html.IndexOf("class=\"bubble\"", StringComparison.Ordinal), html.IndexOf("Esta é a que vai", StringComparison.Ordinal));
            var chosen = html[html[..end].LastIndexOf("class=\"bubble\"", StringComparison.Ordinal)..end];
            start.ShouldBePositive();
            chosen.ShouldContain(WhatsAppMarkup.Show(sent).ToString()!);
            html.Split("Esta é a que vai").Length.ShouldBe(2);
        }
    }

    [Fact]
    public async Task While_it_is_typed_each_variant_is_shown_as_a_part_of_the_page()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        await TemplateDesk.Lead(host, "Ana Souza", "+5511988880001");
        var html = await Look(client, TemplateDesk.Form("Convite", "Oi, [nome]!", "Venha a [unidade] em http://bit.ly/x", "{Oi"));
        html.ShouldNotContain("<html");
        html.ShouldContain("Oi, Ana!");
        html.ShouldContain("Ana Souza não tem [unidade]");
        html.ShouldContain("[unidade|nossa unidade]");
        html.ShouldContain("Link encurtado (bit.ly)");
        html.ShouldContain("Há um link com http://");
        html.ShouldContain("Falta o par de uma chave {");
        html.ShouldContain("8 de 4.096 caracteres");
    }

    [Fact]
    public async Task Another_lead_is_found_by_name_or_number_and_chosen()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        var bia = await TemplateDesk.Lead(host, "Bia Lima", "+5511988880002");
        await TemplateDesk.Lead(host, "Ana Souza", "+5511988880001");
        var fields = TemplateDesk.Form("Convite", "Oi, [nome]!");
        fields["Person"] = "(11) 98888-0002";
        (await Look(client, fields)).ShouldContain($"value=\"{bia}\"");
        fields["Person"] = "bia";
        fields["Choose"] = bia.ToString();
        (await Look(client, fields)).ShouldContain("Oi, Bia!");
        fields.Remove("Choose");
        fields["Lead"] = bia.ToString();
        fields["Person"] = "ninguém";
        (await Look(client, fields)).ShouldContain("Nenhum lead encontrado.");
    }

    [Fact]
    public async Task Without_leads_an_example_person_reads_it_and_without_scripts_the_whole_page_comes_back()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        using var answer = await WebHost.Post(client, "/templates/new", TemplateDesk.Form("Convite", "Oi, [nome]! [unidade]"), to: "/templates/new/look");
        var html = await answer.Html();
        html.ShouldContain("<html");
        html.ShouldContain("Ainda não há leads.");
        html.ShouldContain("Oi, Ana! Moema");
        html.ShouldNotContain("Não salvamos nada ainda");
    }

    [Fact]
    public async Task The_first_message_of_a_campaign_is_told_to_say_how_to_stop()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        var page = $"/templates/{TemplateDesk.Seeded}/edit";
        (await Look(client, TemplateDesk.Form("Dia 0", 0, "Oi!"), page)).ShouldContain("não diz como sair");
        (await Look(client, TemplateDesk.Form("Dia 0", 0, "Oi! Responda SAIR para não receber"), page)).ShouldNotContain("não diz como sair");
        (await Look(client, TemplateDesk.Form("Novo", "Oi!"))).ShouldNotContain("não diz como sair");
    }

    private static async Task<string> Look(HttpClient client, Dictionary<string, string> fields, string page = "/templates/new")
    {
        fields["__RequestVerificationToken"] = await WebHost.Token(client, page);
        using var request = new HttpRequestMessage(HttpMethod.Post, page + "/look") { Content = new FormUrlEncodedContent(fields), Headers = { { "HX-Request", "true" } } };
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Html();
    }
}
