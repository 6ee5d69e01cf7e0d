using System.Net.Http.Json;
using System.Text.Json;
using Konquista.Web;
using Konquista.Web.Accounts;
using Konquista.Webhooks;

namespace Konquista.GraphQL;

/// <summary>Programs make webhooks, try them and look into their deliveries; who may not see numbers has none told.</summary>
public sealed class WebhookMutationTests(TownHall hall) : IClassFixture<TownHall>
{
    private const string Answer = "{ webhook { id name version pauseReason } secret problem { code field detail } }";

    private WebHost Site => hall.Host;

    [Fact]
    public async Task A_webhook_is_made_tried_paused_and_removed()
    {
        await using var receiver = await WebhookReceiver.Open();
        using var owner = await Site.SignedIn();
        var made = await Save(owner, "ERP", receiver.Address.ToString());
        made.Problem().ShouldBe("");
        var (id, secret) = (made.GetProperty("webhook").GetProperty("id").GetString()!, made.GetProperty("secret").GetString()!);

        var tested = await owner.Change($$"""testWebhook(id: "{{id}}") { taken status trouble tookMs problem { code field } }""");
        tested.GetProperty("taken").GetBoolean().ShouldBeTrue();
        receiver.All.ShouldHaveSingleItem().IsSignedBy(secret).ShouldBeTrue();
        (await Rest(owner, id)).GetProperty("status").GetInt32().ShouldBe(200);

        var log = await owner.Data($$"""{ webhookDeliveries(webhookId: "{{id}}", first: 1, state: DELIVERED) { totalCount nodes { number deliveryId event state attempts lastStatus payload } pageInfo { hasNextPage endCursor } } }""");
        var page = log.GetProperty("webhookDeliveries");
        page.GetProperty("totalCount").GetInt32().ShouldBe(2);
        page.GetProperty("nodes")[0].GetProperty("event").GetString().ShouldBe("webhook.test");
        var after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        (await owner.Data($$"""{ webhookDeliveries(webhookId: "{{id}}", after: "{{after}}") { nodes { number } pageInfo { hasNextPage } } }"""))
            .GetProperty("webhookDeliveries").GetProperty("nodes").GetArrayLength().ShouldBe(1);

        (await owner.Change($$"""renewWebhookSecret(id: "{{id}}") {{Answer}}""")).GetProperty("secret").GetString().ShouldNotBe(secret);
        (await owner.Change($$"""pauseWebhook(id: "{{id}}") {{Answer}}""")).GetProperty("webhook").GetProperty("pauseReason").GetString().ShouldBe("by_hand");
        (await owner.Change($$"""resumeWebhook(id: "{{id}}") {{Answer}}""")).GetProperty("webhook").GetProperty("pauseReason").ValueKind.ShouldBe(JsonValueKind.Null);
        (await owner.Change($$"""resendWebhook(id: "{{id}}") { count problem { code field } }""")).GetProperty("count").GetInt32().ShouldBe(0);
        (await owner.Change($$"""removeWebhook(id: "{{id}}") { count problem { code field } }""")).GetProperty("count").GetInt32().ShouldBe(2);
        (await owner.Change($$"""testWebhook(id: "{{id}}") { taken problem { code field } }""")).Problem().ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task What_is_wrong_is_data()
    {
        using var owner = await Site.SignedIn();
        (await Save(owner, " ", "https://crm.example")).Problem().ShouldBe("INVALID name");
        (await Save(owner, "Nada", "https://crm.example", "[]")).Problem().ShouldBe("WEBHOOK_REFUSED");
        (await Save(owner, "Torto", "gopher://crm.example")).GetProperty("problem").GetProperty("detail").GetString().ShouldBe("address_invalid");
        (await owner.Change($$"""saveWebhook(input: { id: "{{Guid.NewGuid()}}", name: "x", url: "https://x.example", events: ["lead.captured"] }) {{Answer}}""")).Problem().ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task Who_may_not_see_numbers_neither_has_them_told_nor_moves_what_tells_them()
    {
        using var owner = await Site.SignedIn();
        using var operating = await Site.SignedInAs(Role.Operator);
        var id = (await Save(owner, "Com pessoas", "https://crm.example", more: ", withPeople: true")).GetProperty("webhook").GetProperty("id").GetString();
        (await Save(operating, "Curioso", "https://crm.example", more: ", withPeople: true")).Problem().ShouldBe("INVALID withPeople");
        (await Save(operating, "Mudado", "https://evil.example", more: $", id: \"{id}\", version: 1")).Problem().ShouldBe("INVALID withPeople");
        (await operating.Change($$"""renewWebhookSecret(id: "{{id}}") {{Answer}}""")).Problem().ShouldBe("INVALID withPeople");
        using var viewer = await Site.SignedInAs(Role.Viewer);
        (await viewer.Refusal("{ webhooks { url } }")).ShouldBe("FORBIDDEN");
    }

    private static Task<JsonElement> Save(HttpClient client, string name, string url, string events = "[\"lead.captured\"]", string more = "") =>
        client.Change($$"""saveWebhook(input: { name: "{{name}}", url: "{{url}}", events: {{events}}{{more}} }) {{Answer}}""");

    private static async Task<JsonElement> Rest(HttpClient client, string id)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/webhooks/{id}/test", new { }, TestContext.Current.CancellationToken);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }
}
