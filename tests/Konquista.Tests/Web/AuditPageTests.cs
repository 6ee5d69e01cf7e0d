using Konquista.Web.Accounts;

namespace Konquista.Web;

/// <summary>Who changed what, over real HTTP: before and after, by whom and when, and nothing that is opened by mistake.</summary>
public sealed class AuditPageTests(TestDatabase database)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_is_shown_with_what_stood_there_before()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        await host.Run("""
            select write_change('store.changed', 'admin@konquista.local', 'Moema', '{"city": "Santos", "tag": "A"}', '{"city": "São Vicente", "tag": "A"}');
            insert into feed (at, kind, actor, data) values (now(), 'setting.changed', 'operator', '{"key": "booking_days", "before": 15, "after": 21}');
            insert into feed (at, kind, actor, data) values (now(), 'bulk.started', 'operator', '{"name": "tag_add", "total": 3, "changed": 0}');
            select write_change('store.changed', 'admin@konquista.local', 'Nova', null, '{"city": "Santos", "state": "SP"}')
            """);

        var html = await client.GetStringAsync("/audit", Cancel);

        foreach (var shown in (string[])["unidade alterada", "Moema", "Santos", "São Vicente", "Agendamento conta por", ">15<", ">21<", "admin@konquista.local", "operator", "Pôr uma tag", "novo"])
        {
            html.ShouldContain(shown);
        }

        html.ShouldNotContain("<th scope=\"row\">Tag</th>");
    }

    [Fact]
    public async Task Filters_narrow_by_subject_person_and_day()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        await host.Run("""
            insert into feed (at, kind, actor, data) values
              ('2026-03-02 02:59Z', 'store.changed', 'ana@x.test', '{"name": "Domingo", "before": {}, "after": {}}'),
              ('2026-03-02 03:00Z', 'store.changed', 'ana@x.test', '{"name": "Segunda", "before": {}, "after": {}}'),
              ('2026-03-03 02:59Z', 'store.changed', 'bia@x.test', '{"name": "Noite", "before": {}, "after": {}}'),
              ('2026-03-02 12:00Z', 'phone.changed', 'ana@x.test', '{"reason": "paused"}')
            """);

        var day = await client.GetStringAsync("/audit?from=2026-03-02&to=2026-03-02&kind=store", Cancel);
        day.ShouldContain("Segunda");
        day.ShouldContain("Noite");
        day.ShouldNotContain("Domingo");
        day.ShouldNotContain("telefone alterado");
        var person = await client.GetStringAsync("/audit?actor=ana%40x.test&kind=", Cancel);
        person.ShouldContain("Domingo");
        person.ShouldContain("telefone alterado");
        person.ShouldNotContain("Noite");
        (await client.GetStringAsync("/audit?kind=nonsense&from=99&after=zz", Cancel)).ShouldContain("Domingo");
        (await client.GetStringAsync("/audit?actor=nobody", Cancel)).ShouldContain("Nenhuma mudança com estes filtros");
    }

    [Fact]
    public async Task What_people_did_to_leads_is_asked_for_by_itself()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        await host.Run("""
            insert into leads (id, name, phone, time_zone, source, entry, captured_at)
            values ('00000000-0000-0000-0000-0000000000aa', 'Dora Editada', '+5511988880009', 'America/Sao_Paulo', 'import', 'no_campaign', now());
            select write_change('lead.edited', 'ana@x.test', null, '{"note": "antes"}', '{"note": "depois"}', '00000000-0000-0000-0000-0000000000aa');
            insert into feed (at, kind, actor, lead_id, lead_version) values
              (now(), 'lead.captured', 'import', '00000000-0000-0000-0000-0000000000aa', 1)
            """);

        (await client.GetStringAsync("/audit", Cancel)).ShouldNotContain("Dora Editada");
        var leads = await client.GetStringAsync("/audit?kind=lead", Cancel);
        leads.ShouldContain("href=\"/leads/00000000-0000-0000-0000-0000000000aa\">Dora Editada<");
        leads.ShouldContain("depois");
        leads.ShouldNotContain("lead chegou");
        (await client.GetStringAsync("/audit/csv?kind=lead", Cancel)).ShouldContain("Dora Editada");
    }

    [Fact]
    public async Task Facts_of_other_shapes_are_shown_as_they_are_and_never_as_markup()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        await host.Run("""
            insert into feed (at, kind, actor, data) values
              (now(), 'odd.thing', '<b>eu</b>', '["<script>alert(1)</script>", 7]'), (now(), 'odd.number', 'x', '42'), (now(), 'odd.nothing', 'x', null),
              (now(), 'odd.nested', 'x', '{"deep": {"er": "<i>"}}'), (now(), 'odd.half', 'x', '{"name": "n", "before": 1, "after": {"a": null}}')
            """);

        var html = await client.GetStringAsync("/audit", Cancel);

        html.ShouldNotContain("<script>alert");
        html.ShouldNotContain("<b>eu</b>");
        html.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;, 7");
        html.ShouldContain("42");
        html.ShouldContain("odd.nothing");
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_repetition_and_the_file_has_them_all()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        await host.Run("""
            insert into feed (at, kind, actor, data)
            select timestamptz '2026-03-02 12:00Z' + n / 3 * interval '1 minute', 'store.changed', 'x', jsonb_build_object('name', 'loja-' || n || '.', 'before', '{}'::jsonb, 'after', jsonb_build_object('city', '=1+1'))
            from generate_series(1, 120) n
            """);
        var seen = new List<string>();
        for (var address = "/audit"; address is not null;)
        {
            var html = await client.GetStringAsync(address, Cancel);
            seen.AddRange(All(html, "loja-\\d+\\."));
            address = All(html, "(?<=href=\")/audit\\?after=[0-9a-f-]+").FirstOrDefault();
        }

        seen.Count.ShouldBe(120);
        seen.Distinct(StringComparer.Ordinal).Count().ShouldBe(120);
        seen[0].ShouldBe("loja-120.");
        using var file = await client.GetAsync("/audit/csv?kind=store", Cancel);
        file.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var lines = (await file.Content.ReadAsStringAsync(Cancel)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(121);
        lines[1].ShouldContain("\"'=1+1\"");
    }

    [Theory, InlineData(Role.Manager), InlineData(Role.Viewer)]
    public async Task Only_who_may_audit_sees_it(string role)
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedInAs(role);
        foreach (var page in (string[])["/audit", "/audit/csv"])
        {
            using var answer = await client.GetAsync(page, Cancel);
            answer.Headers.Location?.OriginalString.ShouldContain("/error/403");
        }
    }

    private static IEnumerable<string> All(string html, string pattern) =>
        System.Text.RegularExpressions.Regex.Matches(html, pattern, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Value);
}
