using Konquista.Web.Accounts;
using Konquista.Web.Panel;

namespace Konquista.Web;

/// <summary>The panel over real HTTP: what it counts, for whom, and the first steps of who sets the product up.</summary>
public sealed class PanelTests(TestDatabase database)
{
    [Fact]
    public async Task Today_stands_against_yesterday_and_last_week_at_the_same_hour()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        await host.Value<object>(Leads(3, "now() - interval '1 second'"));
        await host.Value<object>(Leads(2, "now() - interval '1 day' - interval '1 second'", from: 10));
        await host.Value<object>(Leads(1, "now() - interval '1 day' + interval '5 minutes'", from: 20));
        var html = await client.GetStringAsync("/", TestContext.Current.CancellationToken);
        html.ShouldContain("<span class=\"value\">3</span><span class=\"note\">ontem 2</span><span class=\"note\">semana passada 0</span>");
    }

    [Fact]
    public async Task Somebody_of_one_store_sees_its_numbers_alone()
    {
        await using var host = await WebHost.On(database);
        var store = await host.Value<Guid>("insert into stores (id, name, tag) values (gen_random_uuid(), 'Moema', 'MOEMA') returning id");
        await host.Value<object>(Leads(3, "now()"));
        using var client = await host.SignedInAs(Role.Attendant, store);
        var html = await client.GetStringAsync("/", TestContext.Current.CancellationToken);
        html.ShouldContain("<span class=\"value\">0</span><span class=\"note\">ontem 0</span>");
        html.ShouldNotContain("Primeiros passos");
    }

    [Fact]
    public async Task First_steps_are_read_from_what_is_there_and_may_be_hidden()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        (await client.GetStringAsync("/", TestContext.Current.CancellationToken)).ShouldContain("0 de 6 prontos");
        await host.Value<object>("insert into stores (id, name, tag) values (gen_random_uuid(), 'Moema', 'MOEMA') returning id");
        (await client.GetStringAsync("/", TestContext.Current.CancellationToken)).ShouldContain("1 de 6 prontos");
        (await WebHost.Post(client, "/", [], to: "/?handler=Dismiss")).Dispose();
        (await client.GetStringAsync("/", TestContext.Current.CancellationToken)).ShouldNotContain("de 6 prontos");
    }

    [Fact]
    public void The_next_hours_begin_with_this_one_and_share_a_scale()
    {
        var now = new DateTime(2026, 11, 24, 12, 30, 0, DateTimeKind.Utc);
        var bars = HourBars.Of([new() { Hour = now.Date.AddHours(12), Messages = 10 }, new() { Hour = now.Date.AddHours(36), Messages = 99 }, new() { Hour = now.Date.AddHours(35), Messages = 20 }], now);
        bars.Bars.Count.ShouldBe(24);
        (bars.Bars[0].Messages, bars.Bars[0].Size).ShouldBe((10, HourBars.Height / 2));
        (bars.Bars[^1].Messages, bars.Bars[^1].Size).ShouldBe((20, HourBars.Height));
    }

    private static string Leads(int count, string at, int from = 0) => $"""
        insert into leads (id, name, phone, time_zone, source, entry, captured_at)
        select gen_random_uuid(), 'Ana ' || n, '+55119888800' || lpad(n::text, 2, '0'), 'America/Sao_Paulo', 'import', 'capture_only', {at}
        from generate_series({from}, {from + count - 1}) n
        returning id
        """;
}
