using System.Net;

namespace Konquista.Web;

/// <summary>Templates over real HTTP: written, changed, taken, found, and removed only where nothing uses them.</summary>
public sealed class TemplatePageTests(TestDatabase database)
{
    [Fact]
    public async Task A_template_is_written_and_who_wrote_it_is_noted_with_all_variants()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        var id = await TemplateDesk.Made(host, client, "Convite", "Oi, [nome]!\r\nTudo bem?", "Olá, [nome] 💛");
        (await host.Value<string[]>($"select array_agg(body order by no) from template_variants where template_id = '{id}'"))
            .ShouldBe(["Oi, [nome]!\nTudo bem?", "Olá, [nome] 💛"]);
        (await host.Value<string>("select data -> 'after' -> 'variants' ->> 1 from feed where kind = 'template.changed' and actor like '%@%'"))
            .ShouldBe("Olá, [nome] 💛");
        (await client.Html($"/templates/{id}")).ShouldContain("Nenhuma campanha usa este modelo.");
    }

    [Fact]
    public async Task A_change_notes_only_what_differs_and_takes_variants_away()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        var id = await TemplateDesk.Made(host, client, "Convite", "Um", "Dois", "Três");
        (await WebHost.Post(client, $"/templates/{id}/edit", TemplateDesk.Form("Convite", 1, "Um", "Dois e meio"))).Dispose();
        (await host.Value<string[]>($"select array_agg(body order by no) from template_variants where template_id = '{id}'")).ShouldBe(["Um", "Dois e meio"]);
        (await host.Value<string>("select data::text from feed where kind = 'template.changed' order by id desc limit 1"))
            .ShouldBe("""{"name": "Convite", "after": {"variants": ["Um", "Dois e meio"]}, "before": {"variants": ["Um", "Dois", "Três"]}}""");
    }

    [Fact]
    public async Task The_second_of_two_who_edit_sees_each_variant_that_differs()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        var page = $"/templates/{await TemplateDesk.Made(host, client, "Convite", "Um", "Dois")}/edit";
        (await WebHost.Post(client, page, TemplateDesk.Form("Convite", 1, "Um novo", "Dois"))).Dispose();
        using var second = await WebHost.Post(client, page, TemplateDesk.Form("Convite", 1, "Um", "Dois", "Três"));
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await second.Html();
        html.ShouldContain("Outra pessoa salvou");
        html.ShouldContain("Um novo");
        html.ShouldContain("<dt>Variante 3</dt>");
        html.ShouldNotContain("<dt>Variante 2</dt>");
        (await host.Value<long>("select count(*) from template_variants v join templates t on t.id = v.template_id where t.name = 'Convite'")).ShouldBe(2);
        using var again = await WebHost.Post(client, page, TemplateDesk.Form("Convite", 2, "Um", "Dois", "Três"));
        again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, InlineData("", "Oi"), InlineData("longo", "Oi"), InlineData("Convite", ""), InlineData("Convite", "Oi, [desconhecida]"), InlineData("Convite", "{Oi|Olá"),
     InlineData("Convite", "Oi, [nome"), InlineData("Convite", "longo"), InlineData("Clínica 15 dias: dia 1, avaliação", "Oi")]
    public async Task What_may_not_be_saved_stays_on_the_form_with_what_was_typed(string name, string text)
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        var before = await host.Value<long>("select count(*) from templates");
        using var answer = await WebHost.Post(client, "/templates/new", TemplateDesk.Form(Long(name), Long(text), "Guarde este texto"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await answer.Html();
        html.ShouldContain("Não salvamos nada ainda");
        html.ShouldContain("Guarde este texto");
        (await host.Value<long>("select count(*) from templates")).ShouldBe(before);
    }

    [Fact]
    public async Task Whatever_is_typed_is_kept_as_it_is_and_never_becomes_markup()
    {
        const string Typed = "<script>alert(1)</script> '; drop table templates; -- 😀";
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        using var answer = await WebHost.Post(client, "/templates/new", TemplateDesk.Form("<b>Nome</b>", Typed));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await host.Value<string>("select body from template_variants v join templates t on t.id = v.template_id where t.name = '<b>Nome</b>'")).ShouldBe(Typed);
        (await client.GetStringAsync("/templates", TestContext.Current.CancellationToken)).ShouldNotContain("<script>alert");
        (await client.GetStringAsync(answer.Headers.Location, TestContext.Current.CancellationToken)).ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task Variants_come_and_go_without_scripts_and_nothing_is_saved()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        using var more = await WebHost.Post(client, "/templates/new", TemplateDesk.Form("Convite", "Um", "Dois"), to: "/templates/new/shape");
        var html = await more.Html();
        html.ShouldContain("Remover variante 3");
        html.ShouldContain("value=\"Convite\"");
        var fields = TemplateDesk.Form("Convite", "Um", "Dois");
        fields["remove"] = "0";
        using var less = await WebHost.Post(client, "/templates/new", fields, to: "/templates/new/shape");
        html = await less.Html();
        html.ShouldContain(">\nDois</textarea>");
        html.ShouldNotContain("Remover variante");
        (await host.Value<long>("select count(*) from templates where name = 'Convite'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_starter_text_is_taken_in_one_press_and_again_under_another_name()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        for (var times = 0; times < 2; times++)
        {
            using var answer = await WebHost.Post(client, "/templates/new", new() { ["starter"] = "0" }, to: "/templates?handler=Take");
            answer.Headers.Location!.OriginalString.ShouldEndWith("/edit");
            (await client.Html(answer.Headers.Location.OriginalString)).ShouldContain("Responda SAIR");
        }

        (await host.Value<string[]>("select array_agg(name order by name) from templates where name like 'Boas-vindas%'")).ShouldBe(["Boas-vindas", "Boas-vindas 2"]);
    }

    [Fact]
    public async Task Templates_are_found_by_name_and_kind()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        await host.Value<object>("insert into templates (id, name, kind) values (gen_random_uuid(), '100% desconto', 'cloud_template') returning 1");
        var found = await client.Html("/templates?search=100%25");
        found.ShouldContain("100% desconto");
        found.ShouldNotContain("dia 0, boas-vindas");
        (await client.Html("/templates?kind=cloud_template")).ShouldNotContain("dia 0, boas-vindas");
        (await client.Html("/templates?search=nada")).ShouldContain("Nenhum modelo combina com a busca.");
        (await client.Html("/templates")).ShouldContain("Passando para te fazer um convite");
    }

    [Fact]
    public async Task Where_there_are_many_the_next_page_begins_after_the_last_one_seen()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        await host.Value<object>("insert into templates (id, name) select gen_random_uuid(), 'Modelo ' || lpad(n::text, 3, '0') from generate_series(1, 60) n returning 1");
        var first = await client.Html("/templates?search=modelo");
        first.ShouldContain("60 modelos");
        first.ShouldNotContain("Modelo 051");
        var last = await host.Value<Guid>("select id from templates where name = 'Modelo 050'");
        var second = await client.Html($"/templates?search=modelo&after={last}");
        second.ShouldContain("Modelo 051");
        second.ShouldNotContain("Modelo 050");
    }

    private static string Long(string given) => given == "longo" ? new('x', 10_000) : given;
}
