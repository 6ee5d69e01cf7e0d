namespace Konquista.Web;

/// <summary>A person chooses which columns the list of leads has; the list keeps to it, and a searched list stays searched.</summary>
public sealed class LeadColumnTests(TestDatabase database)
{
    private const string Region = "Estado (UF)</th>";
    private const string Next = "Próximo envio</th>";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Columns_are_chosen_and_remembered()
    {
        await using var host = await WebHost.On(database);
        await host.FirstAdmin();
        await host.Run("insert into leads (id, name, phone, time_zone, source, entry, captured_at, state) select gen_random_uuid(), 'Ana ' || n, '+55119' || 70000000 + n, 'America/Sao_Paulo', 'import', 'none', now(), 'SP' from generate_series(1, 3) n");
        using var client = await host.SignedIn();
        var usual = await client.GetStringAsync("/leads", Cancel);
        usual.ShouldContain(Next);
        usual.ShouldNotContain(Region);

        using var chosen = await WebHost.Post(client, "/leads", new() { ["columns"] = "region", ["search"] = "Ana 2" }, to: "/leads?handler=Columns");
        var shown = await chosen.Content.ReadAsStringAsync(Cancel);
        shown.ShouldContain(Region);
        shown.ShouldNotContain(Next);
        shown.ShouldContain(">Ana 2<");
        shown.ShouldNotContain(">Ana 3<");

        var later = await client.GetStringAsync("/leads", Cancel);
        later.ShouldContain(Region);
        later.ShouldNotContain(Next);
    }

    [Fact]
    public async Task A_column_that_does_not_exist_is_left_out()
    {
        await using var host = await WebHost.On(database);
        await host.FirstAdmin();
        using var client = await host.SignedIn();
        using var answer = await WebHost.Post(client, "/leads", new() { ["columns"] = "<script>alert(1)</script>;a=b" }, to: "/leads?handler=Columns");
        answer.EnsureSuccessStatusCode();
        answer.Headers.GetValues("Set-Cookie").ShouldContain(cookie => cookie.StartsWith("konquista.columns=name;", StringComparison.Ordinal));
    }
}
