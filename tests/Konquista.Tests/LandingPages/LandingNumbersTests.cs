using Konquista.Web.LandingPages;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace Konquista.LandingPages;

/// <summary>What a page brought, by source and by day, as its own page tells it.</summary>
public sealed class LandingNumbersTests(TestDatabase database)
{
    private const string Rows = """
        insert into stores (id, name, tag) values (md5('a')::uuid, 'Moema', 'A'), (md5('b')::uuid, 'Tatuapé', 'B');
        insert into leads (id, name, phone, time_zone, store_id, source, entry, captured_at)
        select md5(n::text)::uuid, 'Lead ' || n, '+551198888000' || n, 'America/Sao_Paulo', md5(case when n < 4 then 'a' else 'b' end)::uuid, 'page', 'enrolled', product_now()
        from generate_series(1, 4) n;
        insert into arrivals (lead_id, at, source, page_id, utm_source, referrer)
        select md5(n::text)::uuid, product_now() - interval '1 hour', 'page', p.id, case when n < 3 then 'meta' end, case when n = 3 then 'google.com' end
        from generate_series(1, 4) n, landing_pages p;
        insert into arrivals (lead_id, at, source, page_id, utm_source) select md5('1')::uuid, product_now(), 'page', id, 'meta' from landing_pages;
        insert into appointments (id, lead_id, phone, status, source, created_at) values
          (gen_random_uuid(), md5('1')::uuid, 'x', 'booked', 'manual', product_now()),
          (gen_random_uuid(), md5('2')::uuid, 'x', 'cancelled', 'manual', product_now()),
          (gen_random_uuid(), md5('3')::uuid, 'x', 'booked', 'manual', product_now() - interval '2 days');
        insert into landing_visits (page_id, day, source, visits, refused)
        select p.id, (product_now() at time zone 'America/Sao_Paulo')::date, v.source, v.visits, 1
        from landing_pages p, (values ('meta', 20), ('google.com', 10), ('direct', 10)) v (source, visits);
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Leads_count_once_and_bookings_only_after_their_coming()
    {
        await using var desk = await LandingDesk.Open(database);
        await desk.Host.Run(Rows);

        var numbers = await desk.Of<LandingPageNumbers>().Of(desk.Page, only: null, Cancel);

        (numbers.Whole.Visits, numbers.Whole.Leads, numbers.Whole.Booked, numbers.Whole.Refused).ShouldBe((40, 4, 1, 3));
        numbers.Whole.Conversion.ShouldBe(0.1);
        numbers.Sources.Select(sum => (sum.Source, sum.Visits, sum.Leads, sum.Booked))
            .ShouldBe([("meta", 20, 2, 1), ("direct", 10, 1, 0), ("google.com", 10, 1, 0)]);
        numbers.Days.Sum(day => day.Visits).ShouldBe(40);
        numbers.Days[0].Leads.ShouldBe(4);
    }

    [Fact]
    public async Task Who_belongs_to_one_store_counts_its_leads_alone()
    {
        await using var desk = await LandingDesk.Open(database);
        await desk.Host.Run(Rows);
        var store = await desk.Host.Value<Guid>("select md5('b')::uuid");

        var numbers = await desk.Of<LandingPageNumbers>().Of(desk.Page, store, Cancel);
        numbers.Whole.Leads.ShouldBe(1);
        numbers.Sources.Append(numbers.Whole).ShouldAllBe(sum => sum.Conversion == null);
        var row = (await desk.Of<LandingPageList>().All(store, archived: false, Cancel)).Single();
        (row.Leads, row.Conversion).ShouldBe((1, null));
        await desk.Host.Run("update landing_pages set store_id = md5('b')::uuid");
        (await desk.Of<LandingPageNumbers>().Of(desk.Page, store, Cancel)).Whole.Conversion.ShouldBe(1 / 40d);
    }

    [Fact]
    public async Task Who_was_erased_or_merged_is_counted_no_more_than_the_list_of_leads_shows_them()
    {
        await using var desk = await LandingDesk.Open(database);
        await desk.Host.Run(Rows);
        await desk.Host.Run("update leads set erased_at = product_now() where id = md5('4')::uuid; update leads set merged_into = md5('1')::uuid where id = md5('3')::uuid");

        (await desk.Of<LandingPageNumbers>().Of(desk.Page, only: null, Cancel)).Whole.Leads.ShouldBe(2);
        (await desk.Of<LandingPageList>().All(only: null, archived: false, Cancel)).Single().Leads.ShouldBe(2);
    }

    [Fact]
    public async Task Several_processes_of_the_site_count_together()
    {
        await using var desk = await LandingDesk.Open(database);
        foreach (var visitors in (int[])[2, 3])
        {
            using var visits = new Visits(desk.Of<NpgsqlDataSource>(), desk.Of<VisitMark>(), TimeProvider.System);
            await visits.StartAsync(Cancel);
            for (var no = 0; no < visitors; no++)
            {
                visits.Note(new DefaultHttpContext { Request = { Method = "GET", QueryString = new("?utm_source=meta") } }, desk.Page);
            }

            await visits.StopAsync(Cancel);
        }

        (await desk.Host.Value<long>("select sum(visits)::bigint from landing_visits where source = 'meta'")).ShouldBe(5);
    }

    [Fact]
    public async Task The_leads_of_a_page_are_found_by_it()
    {
        await using var desk = await LandingDesk.Open(database);
        await desk.Host.Run(Rows);
        await desk.Host.Run("insert into leads (id, name, phone, time_zone, source, entry, captured_at) values (gen_random_uuid(), 'Outra pessoa', '+5511977770000', 'America/Sao_Paulo', 'manual', 'enrolled', product_now())");
        using var client = await desk.Host.SignedIn();

        var html = await client.GetStringAsync($"/leads?landing={desk.Page}", Cancel);

        html.ShouldContain("Lead 4");
        html.ShouldNotContain("Outra pessoa");
        (await client.GetStringAsync($"/landing-pages/{desk.Page}", Cancel)).ShouldContain("10,0%");
    }
}
