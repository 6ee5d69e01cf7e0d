using System.Net;
using System.Security.Claims;
using Konquista.Phones;
using Konquista.Web.Accounts;
using Konquista.Web.Leads;

namespace Konquista.Web;

/// <summary>A person's number leaves the site whole for who may see numbers, and for nobody else, by whatever page, part or file.</summary>
public sealed class MaskedNumberTests(TestDatabase database)
{
    private const string Number = "+5511987132468";

    // Whose number stands wherever one can stand: nameless, in a file, in what a provider said.
    private const string Rows = """
        insert into stores (id, name, tag) values (md5('store')::uuid, 'Moema', 'MOEMA');
        insert into phones (id, name, number, provider, base_url, token_cipher, store_id, sandbox) values
          (md5('phone')::uuid, 'Recepção', '+5511980000001', 'social_hub', 'http://127.0.0.1:1', '', md5('store')::uuid, true);
        insert into leads (id, name, phone, time_zone, store_id, source, entry, captured_at, waiting_since, last_inbound_at) values
          (md5('lead')::uuid, '', '+5511987132468', 'America/Sao_Paulo', md5('store')::uuid, 'import', 'enrolled', now(), now(), now()),
          (md5('other')::uuid, 'Outra', '+5511912345678', 'America/Sao_Paulo', md5('store')::uuid, 'import', 'enrolled', now(), null, null);
        """;

    private const string MoreRows = """
        insert into lead_identities (kind, value, lead_id, given, learnt_from) values
          ('phone', '+5511987132468', md5('lead')::uuid, '11 98713-2468', 'import'), ('wa_id', '551187132468', md5('lead')::uuid, null, 'cloud_api'),
          ('phone', '+5511912345678', md5('other')::uuid, '(11) 91234-5678', 'import');
        insert into merge_suggestions (a, b, reason) select least(md5('lead')::uuid, md5('other')::uuid), greatest(md5('lead')::uuid, md5('other')::uuid), 'chat';
        insert into inbound (id, lead_id, phone_id, provider_id, kind, body, at, received_at) values
          (md5('inbound')::uuid, md5('lead')::uuid, md5('phone')::uuid, 'x', 'text', 'Oi', now(), now());
        insert into messages (id, month, kind, lead_id, phone_id, body, state, local_day, due_at, closes_at, expires_at, planned_at, claimed_at, reason) values
          (md5('message')::uuid, date_trunc('month', now())::date, 'manual', md5('lead')::uuid, md5('phone')::uuid, 'Oi', 'uncertain', now()::date, now(), now(), now(), now(), now(), 'timeout');
        insert into attempts (message_id, month, no, phone_id, epoch, claimed_at, claimed_real, body, error, detail) values
          (md5('message')::uuid, date_trunc('month', now())::date, 1, md5('phone')::uuid, 0, now(), now(), 'Oi', 'http_500', '{"to":"5511987132468@c.us"}');
        insert into appointments (id, lead_id, phone, store_id, starts_at, status, source) values
          (md5('appointment')::uuid, md5('lead')::uuid, '+5511987132468', md5('store')::uuid, now() + interval '1 hour', 'booked', 'manual');
        insert into imports (id, file_name, bytes, sha256, options, state, lines, refused, started_at, finished_at, header, delimiter) values
          (md5('import')::uuid, 'feita.csv', 1, '', '{}', 'done', 2, 2, now(), now(), '{Nome,Whatsapp}', ';'),
          (md5('rehearsed')::uuid, 'ensaio.csv', 1, '', '{}', 'rehearsed', 1, 0, now(), now(), '{Nome,Whatsapp}', ';');
        insert into import_lines values (md5('import')::uuid, 2, 'refused', 'too_long', null, 'Caio;(11) 98713-2468'), (md5('import')::uuid, 3, 'refused', 'too_long', null, 'Caio;+55 11 9.8713.2468');
        insert into import_rehearsals (import_id, line, verdict, lead_id, changes, given) values
          (md5('rehearsed')::uuid, 2, 'updated', md5('lead')::uuid, '[{"field": "phone", "before": null, "after": "+5511987132468"}]', 'Caio;11987132468');
        """;

    private static readonly string[] Named = ["store", "phone", "lead", "other", "inbound", "message", "appointment", "import", "rehearsed"];

    public static TheoryData<string> Roles { get; } = [.. Role.All];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Every way in which a number can be written whole.</summary>
    internal static IEnumerable<string> Forms(string number)
    {
        var parsed = PhoneNumber.Parse(number);
        return [parsed.National, parsed.National[5..], parsed.Digits[2..], parsed.Digits[4..], parsed.Digits[5..], $"{parsed.Digits[5..9]}-{parsed.Digits[9..]}", $"{parsed.Digits[5..9]}.{parsed.Digits[9..]}"];
    }

    internal static async Task Fill(WebHost host)
    {
        await host.Run(Rows);
        await host.Run(MoreRows);
    }

    [Theory, MemberData(nameof(Roles))]
    public async Task No_page_part_or_file_tells_a_number_to_who_may_not_see_it(string role)
    {
        await using var host = await Town();
        var ids = await Task.WhenAll(Named.Select(name => host.Value<Guid>($"select md5('{name}')::uuid")));
        using var client = await host.SignedInAs(role);
        var told = new List<string>();
        foreach (var address in SitePage.Of(host).SelectMany(page => ids.SelectMany(page.Addresses)).Distinct(StringComparer.Ordinal).Append($"/leads/{ids[2]}/merge?other={ids[3]}"))
        {
            using var answer = await client.GetAsync(address, Cancel);
            answer.StatusCode.ShouldNotBe(HttpStatusCode.InternalServerError, address);
            var words = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
            told.AddRange(Forms(Number).Where(words.Contains).Select(form => $"{address}: {form}"));
        }

        if (Role.Allows(role, Permission.SeeNumbers, ofOneStore: false))
        {
            told.ShouldContain("/Leads: (11) 98713-2468");
        }
        else
        {
            told.ShouldBeEmpty();
            (await Read(client, "/leads")).ShouldContain("(11) 9••••-2468");
        }
    }

    [Fact]
    public async Task A_file_of_leads_has_what_its_reader_may_see()
    {
        await using var host = await Town();
        using var marketing = await host.SignedInAs(Role.Marketing);
        using var masked = await WebHost.Post(marketing, "/leads", [], to: "/bulks/new/export");
        var file = await masked.Content.ReadAsStringAsync(Cancel);
        file.ShouldContain("(11) 9••••-5678");
        file.ShouldNotContain("912345678");
        using var manager = await host.SignedInAs(Role.Manager);
        using var whole = await WebHost.Post(manager, "/leads", [], to: "/bulks/new/export");
        (await whole.Content.ReadAsStringAsync(Cancel)).ShouldContain("5511912345678");
    }

    [Theory, InlineData("(11) 91234-5678", true), InlineData("91234-5678", false), InlineData("12345", false), InlineData("5678", false), InlineData("outra", true)]
    public async Task Part_of_a_number_finds_nobody_for_who_may_not_see_it(string typed, bool finds)
    {
        await using var host = await Town();
        using var viewer = await host.SignedInAs(Role.Viewer);
        using var answer = await WebHost.Post(viewer, "/leads", new() { ["search"] = typed });
        (answer.Headers.Location is not null).ShouldBe(finds);
        if (!finds)
        {
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("pede o número inteiro");
        }

        using var attendant = await host.SignedInAs(Role.Attendant);
        using var found = await WebHost.Post(attendant, "/leads", new() { ["search"] = typed });
        found.Headers.Location.ShouldNotBeNull();
    }

    [Theory, InlineData("+5511987132468", "(11) 9••••-2468"), InlineData("+551133332468", "(11) ••••-2468"), InlineData("+351912345678", "+••••••••5678"), InlineData("erased", "erased"), InlineData("551187132468@x", "••••••••2468@x")]
    public void A_masked_number_has_its_last_four_digits(string stored, string shown) => PhoneText.Show(stored, new ClaimsPrincipal()).ShouldBe(shown);

    [Theory, InlineData("Caio;(11) 98713-2468;2026-11-27 10:00", "Caio;(••) •••••-2468;2026-11-27 10:00"), InlineData("to:5511987132468@c.us", "to:•••••••••2468@c.us"), InlineData("code 131026", "code 131026")]
    public void A_number_within_a_line_is_masked_and_a_date_is_not(string line, string shown) => PhoneText.Within(line, new ClaimsPrincipal()).ShouldBe(shown);

    private static async Task<string> Read(HttpClient client, string address) => WebUtility.HtmlDecode(await client.GetStringAsync(address, Cancel));

    private async Task<WebHost> Town()
    {
        var host = await WebHost.On(database);
        await host.FirstAdmin();
        await Fill(host);
        return host;
    }
}
