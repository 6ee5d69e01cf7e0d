using System.Net;
using Konquista.Web;
using Konquista.Web.LandingPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Konquista.LandingPages;

/// <summary>A site with one landing page before the public, as its visitors meet it.</summary>
internal sealed class LandingDesk : IAsyncDisposable
{
    private LandingDesk(WebHost host) => Host = host;

    public WebHost Host { get; }

    public Guid Page { get; } = Guid.CreateVersion7();

    public static string Slug => "botox-moema";

    public static string Path => "/p/" + Slug;

    public static async Task<LandingDesk> Open(TestDatabase database, Action<LandingPageForm>? change = null)
    {
        var desk = new LandingDesk(await WebHost.On(database));
        var form = new LandingPageForm { Name = "Botox em Moema", Slug = Slug, Content = OwnWords.Of("serena") };
        form.Content.Form!.Remark = "Conte o que procura";
        change?.Invoke(form);
        (await desk.Of<LandingPageBook>().Begin(desk.Page, form, "ana@x.test", default)).ShouldBe(LandingPageSaved.Yes);
        (await desk.Publish()).ShouldNotBeNull();
        return desk;
    }

    public T Of<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();

    public async Task<int?> Publish() =>
        await Of<LandingPagePublishing>().Publish(Page, await Host.Value<int>($"select version from landing_pages where id = '{Page}'"), "ana@x.test", default);

    /// <summary>Somebody types another address in the editor.</summary>
    public async Task<LandingPageSaved> Type(string slug)
    {
        var form = LandingPageForm.Of((await Of<LandingPageReading>().Find(Page, only: null, default))!);
        form.Slug = slug;
        return await Of<LandingPageBook>().Save(Page, form, "ana@x.test", default);
    }

    public static async Task<string> See(HttpClient client, string query = "") => await client.GetStringAsync(Path + query);

    /// <summary>A visitor who looked at the page some time ago, as their cookie tells.</summary>
    public HttpClient Visitor(string? referrer = null, int seconds = 30)
    {
        var client = Host.Anonymous();
        var visit = new Visit(TimeProvider.System.GetUtcNow().AddSeconds(-seconds), referrer);
        client.DefaultRequestHeaders.Add(HeaderNames.Cookie, $"{VisitMark.Cookie}={Of<VisitMark>().Write(visit)}");
        return client;
    }

    public static async Task<HttpResponseMessage> Send(HttpClient client, Dictionary<string, string>? changed = null, string query = "")
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Name"] = "Ana Souza",
            ["Phone"] = "(11) 98765-4321",
            ["Choice"] = "Botox",
            ["Consent"] = "yes",
        };
        foreach (var (name, value) in changed ?? [])
        {
            fields[name] = value;
        }

        using var form = new FormUrlEncodedContent(fields);
        return await client.PostAsync(Path + query, form);
    }

    public static async Task<string> Refused(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldNotContain("<script>");
        return WebUtility.HtmlDecode(html);
    }

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();
}
