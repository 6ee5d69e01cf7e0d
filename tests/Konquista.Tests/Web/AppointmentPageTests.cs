using System.Net;
using Konquista.Web.Accounts;

namespace Konquista.Web;

/// <summary>The agenda over real HTTP: who comes when, who is nobody's lead, and what becomes of a booking.</summary>
public sealed class AppointmentPageTests(TestDatabase database)
{
    [Fact]
    public async Task Each_view_shows_its_bookings()
    {
        await using var host = await WebHost.On(database);
        var store = await host.Store("Moema");
        await Book(host, await host.Lead("Ana Futura", "+5511988880001", store), store, "now() + interval '2 days'");
        await Book(host, await host.Lead("Bia Passada", "+5511988880002", store), store, "now() - interval '2 days'");
        await Book(host, await host.Lead("Cida Semdata", "+5511988880003", store), store, "null");
        await Book(host, lead: null, store, "now() + interval '3 days'", phone: "+5511977776666");
        using var client = await host.SignedIn();
        (string View, string There, string Absent)[] views =
        [
            ("next", "Ana Futura", "Bia Passada"), ("past", "Bia Passada", "Ana Futura"), ("undated", "Cida Semdata", "Ana Futura"),
            ("strangers", "(11) 97777-6666", "Ana Futura"), ("nada", "Ana Futura", "Cida Semdata"), ("next&status=missed", "Nenhum agendamento com estes filtros", "Ana Futura"),
        ];
        foreach (var (view, there, absent) in views)
        {
            var html = await client.GetStringAsync($"/appointments?view={view}", TestContext.Current.CancellationToken);
            html.ShouldContain(there, customMessage: view);
            html.ShouldNotContain(absent, customMessage: view);
        }
    }

    [Fact]
    public async Task A_strangers_booking_is_changed_with_the_fact_of_who_did_it_and_a_leads_asks_its_grain()
    {
        await using var host = await WebHost.On(database);
        var stranger = await Book(host, lead: null, store: null, "now() + interval '3 days'");
        var known = await Book(host, await host.Lead("Ana", "+5511988880001", store: null), store: null, "now() + interval '2 days'");
        using var client = await host.SignedIn();
        using var changed = await Change(client, stranger, "Attended");
        changed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await host.Value<string>($"select status from appointments where id = '{stranger}'")).ShouldBe("attended");
        (await host.Value<string>("select data -> 'after' ->> 'status' from feed where kind = 'appointment.changed' and actor like '%@%'")).ShouldBe("attended");
        using var away = await Change(client, known, "Attended");
        away.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        using var wrong = await Change(client, stranger, "Rescheduled");
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var missing = await Change(client, Guid.NewGuid(), "Missed");
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Somebody_of_one_store_meets_its_bookings_alone()
    {
        await using var host = await WebHost.On(database);
        var (store, londrina) = (await host.Store("Moema"), await host.Store("Londrina"));
        await Book(host, await host.Lead("Ana da Moema", "+5511988880001", store), store, "now() + interval '2 days'");
        var lead = await host.Lead("Bia de Londrina", "+5543988880002", londrina);
        var other = await Book(host, lead, londrina, "now() + interval '2 days'");
        using var client = await host.SignedInAs(Role.Manager, store);
        foreach (var page in new[] { "/appointments", "/appointments?handler=File" })
        {
            var text = await client.GetStringAsync(page, TestContext.Current.CancellationToken);
            text.ShouldContain("Ana da Moema");
            text.ShouldNotContain("Bia de Londrina");
        }

        using var change = await Change(client, other, "Missed");
        change.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var page404 = await client.GetAsync($"/appointments/new?lead={lead}", TestContext.Current.CancellationToken);
        page404.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var found = await WebHost.Post(client, "/appointments/new", new() { ["sought"] = "Bia" }, to: "/appointments/new?handler=Search");
        (await found.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Ninguém encontrado");
    }

    [Fact]
    public async Task Somebody_is_found_by_number_and_a_booking_without_a_time_stays_on_the_form()
    {
        await using var host = await WebHost.On(database);
        var lead = await host.Lead("Ana Souza", "+5511988880001", await host.Store("Moema"));
        await host.Value<object>($"insert into lead_identities (kind, value, lead_id, learnt_from) values ('phone', '+5511988880001', '{lead}', 'import') returning 1");
        using var client = await host.SignedIn();
        using var found = await WebHost.Post(client, "/appointments/new", new() { ["sought"] = "(11) 98888-0001" }, to: "/appointments/new?handler=Search");
        (await found.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain($"/appointments/new?lead={lead}");
        var page = $"/appointments/new?lead={lead}";
        using var empty = await WebHost.Post(client, page, new() { ["Form.Day"] = "2027-01-05", ["Form.Time"] = "" });
        empty.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await empty.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("value=\"2027-01-05\"");
        using var store = await WebHost.Post(client, page, new() { ["Form.Day"] = "2027-01-05", ["Form.Time"] = "10:00", ["Form.StoreId"] = Guid.NewGuid().ToString() });
        store.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var away = await WebHost.Post(client, page, new() { ["Form.Day"] = "2027-01-05", ["Form.Time"] = "10:00" });
        away.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_date_that_no_longer_counts_is_refused_with_what_to_do()
    {
        await using var host = await WebHost.On(database);
        var lead = await host.Lead("Ana Souza", "+5511988880001", await host.Store("Moema"));
        using var client = await host.SignedIn();
        const string Refused = "um agendamento conta até 15 dias depois da data";
        using var agenda = await WebHost.Post(client, $"/appointments/new?lead={lead}", new() { ["Form.Day"] = "2020-01-05", ["Form.Time"] = "10:00" });
        agenda.StatusCode.ShouldBe(HttpStatusCode.OK);
        WebUtility.HtmlDecode(await agenda.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(Refused);
        using var file = await WebHost.Post(client, $"/leads/{lead}", new() { ["at"] = "2020-01-05T10:00" }, to: $"/leads/{lead}/booked");
        var page = WebUtility.HtmlDecode(await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        page.ShouldContain(Refused);
        page.ShouldContain("value=\"2020-01-05T10:00\"");
        using var talk = await WebHost.Post(client, $"/conversations/{lead}", new() { ["kind"] = "Booked", ["at"] = "2020-01-05T10:00" }, to: $"/conversations/{lead}/note");
        WebUtility.HtmlDecode(await client.GetStringAsync(talk.Headers.Location, TestContext.Current.CancellationToken)).ShouldContain(Refused);
        using var away = await WebHost.Post(client, $"/leads/{lead}", new() { ["at"] = "" }, to: $"/leads/{lead}/booked");
        away.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task The_date_of_a_visit_is_told_where_its_person_is()
    {
        await using var host = await WebHost.On(database);
        var store = await host.Store("Moema");
        var lead = await host.Lead("Ana Souza", "+5511988880001", store);
        await Book(host, lead, store, "'2099-03-10 18:00Z'");
        await host.Run($$"""
            insert into feed (at, kind, lead_id, actor, data)
            values (now(), 'appointment.recorded', '{{lead}}', 'ana', '{"at": "2099-03-10T18:00:00+00:00"}')
            """);
        using var client = await host.SignedIn();
        var file = await client.GetStringAsync($"/leads/{lead}", TestContext.Current.CancellationToken);
        file.ShouldContain("agendamento registrado: 10/03/2099 15:00");
        file.ShouldContain("Próximo agendamento");
        var talk = await client.GetStringAsync($"/conversations/{lead}", TestContext.Current.CancellationToken);
        talk.ShouldContain("agendamento registrado: 10/03/2099 15:00");
    }

    [Fact]
    public async Task The_file_of_the_booked_leaves_out_who_cancelled_and_who_may_not_export_gets_none()
    {
        await using var host = await WebHost.On(database);
        await Book(host, await host.Lead("Ana", "+5511988880001", store: null), store: null, "now() + interval '2 days'");
        var gone = await Book(host, lead: null, store: null, "now() + interval '2 days'", phone: "+5511977776666");
        await host.Value<object>($"update appointments set status = 'cancelled' where id = '{gone}' returning 1");
        using var client = await host.SignedIn();
        var csv = await client.GetStringAsync("/appointments?handler=File", TestContext.Current.CancellationToken);
        csv.ShouldContain("\"Ana\";\"5511988880001\"");
        csv.ShouldNotContain("5511977776666");
        using var viewer = await host.SignedInAs(Role.Viewer);
        (await viewer.GetStringAsync("/appointments", TestContext.Current.CancellationToken)).ShouldNotContain("Mudar situação");
        using var file = await viewer.GetAsync("/appointments?handler=File", TestContext.Current.CancellationToken);
        file.Headers.Location?.OriginalString.ShouldContain("/error/403");
        using var change = await Change(viewer, gone, "Missed");
        change.Headers.Location?.OriginalString.ShouldContain("/error/403");
    }

    private static Task<HttpResponseMessage> Change(HttpClient client, Guid id, string status) =>
        WebHost.Post(client, "/leads", new() { ["id"] = id.ToString(), ["status"] = status }, to: "/appointments");

    private static Task<Guid> Book(WebHost host, Guid? lead, Guid? store, string at, string phone = "+5511988880001") => host.Value<Guid>($"""
        insert into appointments (id, lead_id, phone, store_id, starts_at, status, source)
        values (gen_random_uuid(), {(lead is null ? "null" : $"'{lead}'")}, {(lead is null ? $"'{phone}'" : $"(select phone from leads where id = '{lead}')")},
          {(store is null ? "null" : $"'{store}'")}, {at}, 'booked', 'import')
        returning id
        """);
}
