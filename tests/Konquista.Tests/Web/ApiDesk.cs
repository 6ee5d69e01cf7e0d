using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Konquista.Web.Accounts;
using Konquista.Web.Clients;
using Microsoft.Extensions.DependencyInjection;

namespace Konquista.Web;

/// <summary>What a program has in its hands: a name and secret, and the addresses made for it.</summary>
internal sealed class ApiDesk(WebHost host, Guid client, string secret) : IDisposable
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private readonly HttpClient _http = host.Anonymous();

    public Guid Client => client;

    public string Secret => secret;

    public static async Task<ApiDesk> At(WebHost host, string scopes = "see export", Guid? store = null, string name = "ERP")
    {
        var id = Guid.CreateVersion7();
        var form = new ApiClientForm { Name = name, Store = store, Scopes = scopes.Split(' ') };
        var secret = await host.Services.GetRequiredService<ApiClientBook>().Create(id, form, "admin@konquista.local", Cancel);
        return new(host, id, secret.ShouldNotBeNull());
    }

    /// <summary>A token of somebody, made as the page makes it.</summary>
    public static async Task<string> TokenOf(WebHost host, string email, params Permission[] scopes)
    {
        var user = await host.Value<Guid>($"select id from auth.users where email like '{email}%'");
        var text = await host.Services.GetRequiredService<AccessTokenBook>()
            .Create(user, new() { Name = "planilha" }, Scope.Write(scopes), email, Cancel);
        return text.ShouldNotBeNull();
    }

    public async Task<JsonElement> Grant(HttpStatusCode status = HttpStatusCode.OK, params (string, string)[] fields)
    {
        using var answer = await Ask(fields);
        answer.StatusCode.ShouldBe(status);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    public Task<JsonElement> Grant() => Grant(HttpStatusCode.OK, ("grant_type", "client_credentials"));

    public Task<JsonElement> Refresh(string token, HttpStatusCode status = HttpStatusCode.OK) =>
        Grant(status, ("grant_type", "refresh_token"), ("refresh_token", token));

    public async Task<string> Token() => (await Grant()).GetProperty("access_token").GetString()!;

    /// <summary>By the fields of the body, which may name another secret.</summary>
    public async Task<HttpResponseMessage> Ask(params (string Name, string Value)[] fields)
    {
        var body = fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);
        body.TryAdd("client_id", client.ToString());
        body.TryAdd("client_secret", secret);
        using var form = new FormUrlEncodedContent(body);
        return await _http.PostAsync("/api/v1/token", form, Cancel);
    }

    public async Task<HttpResponseMessage> Get(string path, string? bearer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer);
        return await _http.SendAsync(request, Cancel);
    }

    /// <summary>What the site says of who asks.</summary>
    public async Task<JsonElement> Me(string bearer)
    {
        using var answer = await Get("/api/v1/me", bearer);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    public async Task IsOut(string bearer, string because = "")
    {
        using var answer = await Get("/api/v1/me", bearer);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, because);
        answer.Headers.WwwAuthenticate.ToString().ShouldContain("invalid_token");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    public void Dispose() => _http.Dispose();
}
