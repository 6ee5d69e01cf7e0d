using System.Net;

namespace Konquista.Web;

/// <summary>The forms and rows that tests of templates share.</summary>
internal static class TemplateDesk
{
    /// <summary>The seeded template of the first day, which a running campaign uses.</summary>
    public const string Seeded = "c1151500-0000-4000-8000-000000000000";

    public static Dictionary<string, string> Form(string name, params string[] variants) => Form(name, 0, variants);

    public static Dictionary<string, string> Form(string name, int version, params string[] variants)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Form.Name"] = name,
            ["Form.Kind"] = "text",
            ["Form.Version"] = version.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        foreach (var (at, text) in variants.Index())
        {
            form[$"Form.Variants[{at}]"] = text;
        }

        return form;
    }

    public static async Task<Guid> Made(WebHost host, HttpClient client, string name, params string[] variants)
    {
        using var answer = await WebHost.Post(client, "/templates/new", Form(name, variants));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return await host.Value<Guid>($"select id from templates where name = '{name}'");
    }

    public static async Task<string> Html(this HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    public static async Task<string> Html(this HttpClient client, string page) =>
        WebUtility.HtmlDecode(await client.GetStringAsync(page, TestContext.Current.CancellationToken));

    /// <summary>A lead, captured later than all before; answers its id.</summary>
    public static Task<Guid> Lead(WebHost host, string name, string phone, string storeTag = "") => host.Value<Guid>($"""
        with l as (
          insert into leads (id, name, first_name, phone, time_zone, store_id, state, source, entry, captured_at)
          select gen_random_uuid(), '{name}', split_part('{name}', ' ', 1), '{phone}', 'America/Sao_Paulo',
            (select id from stores where tag = '{storeTag}'), 'SP', 'import', 'enrolled', clock_timestamp()
          returning id, phone
        ), i as (
          insert into lead_identities (kind, value, lead_id, learnt_from) select 'phone', phone, id, 'import' from l
        )
        select id from l
        """);

    public static Task<Guid> Enrolled(WebHost host, Guid lead, string version = "c1151500-0000-4000-8000-0000000000c1", string step = "d0") =>
        host.Value<Guid>($"""
            insert into enrollments (id, lead_id, campaign_id, version_id, state, entered_at, month, next_step)
            select gen_random_uuid(), '{lead}', campaign_id, id, 'active', now(), date_trunc('month', now())::date, '{step}'
            from campaign_versions where id = '{version}'
            returning id
            """);
}
