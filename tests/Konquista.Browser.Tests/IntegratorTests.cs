using System.Text.Json;

namespace Konquista.Browser;

/// <summary>An integrator who knows docs/api.md alone, with clients from npm on real processes: nothing is missed, nothing comes twice, nothing of another store comes at all.</summary>
[Collection(nameof(Integrators))]
public sealed class IntegratorTests(Workshop workshop)
{
    [Fact]
    public async Task A_hundred_cuts_lose_nothing_and_repeat_nothing()
    {
        var found = await workshop.Find("journey.mjs", workshop.All.Id, workshop.All.Secret);
        found.GetProperty("created").GetInt32().ShouldBe(201);
        found.GetProperty("again").GetInt32().ShouldBe(201);
        found.GetProperty("sameLead").GetBoolean().ShouldBeTrue();
        found.GetProperty("first").GetString().ShouldBeOneOf("ACCEPTED", "SENT", "DELIVERED", "READ");
        found.GetProperty("cuts").GetInt32().ShouldBe(100);
        found.GetProperty("withFacts").GetInt32().ShouldBeGreaterThan(50);
        found.GetProperty("missed").GetInt32().ShouldBe(0);
        found.GetProperty("twice").GetInt32().ShouldBe(0);
        found.GetProperty("inOrder").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_client_of_another_store_comes_to_the_lead_by_no_way()
    {
        var found = await workshop.Find("wall.mjs", workshop.All.Id, workshop.All.Secret, workshop.OfLonge.Id, workshop.OfLonge.Secret);
        found.GetProperty("open").EnumerateArray().Select(way => way.GetString()).ShouldBeEmpty();
        found.GetProperty("still").GetString().ShouldBe("Segredo da Moema");
        found.GetProperty("own").GetProperty("problem").ValueKind.ShouldBe(JsonValueKind.Null);
        found.GetProperty("facts").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_audits_of_graphql_http_pass()
    {
        var found = await workshop.Find("audits.mjs", workshop.All.Id, workshop.All.Secret);
        found.GetProperty("failed").EnumerateArray().Select(audit => audit.GetString()).ShouldBeEmpty();
        found.GetProperty("all").GetInt32().ShouldBeGreaterThanOrEqualTo(61);
    }
}
