using System.Net;
using System.Reflection;
using Konquista.Web.Accounts;

namespace Konquista.Web;

/// <summary>Walks every page and every part of one that may be asked for, as each role: closed where the table says so, and for somebody of one store without a word of another's.</summary>
public sealed class RouteWalkTests(TestDatabase database)
{
    private const string Secret = "SEGREDO";

    // Everything of the store Longe carries the word in its name or text; ids are the same letter over and over.
    private const string Rows = """
        insert into stores (id, name, tag) values (md5('a')::uuid, 'Moema', 'MOEMA'), (md5('b')::uuid, 'Longe SEGREDO', 'LONGE');
        insert into phones (id, name, number, provider, base_url, token_cipher, store_id, sandbox) values
          (md5('phone')::uuid, 'Telefone SEGREDO', '+5543980000001', 'social_hub', 'http://127.0.0.1:1', '', md5('b')::uuid, true);
        insert into leads (id, name, phone, time_zone, store_id, tags, source, entry, captured_at, waiting_since, last_inbound_at) values
          (md5('lead')::uuid, 'Lead SEGREDO', '+5543988880001', 'America/Sao_Paulo', md5('b')::uuid, '{SEGREDO}', 'import', 'enrolled', now(), now(), now());
        insert into inbound (id, lead_id, phone_id, provider_id, kind, body, at, received_at) values
          (md5('inbound')::uuid, md5('lead')::uuid, md5('phone')::uuid, 'x', 'text', 'Palavra SEGREDO', now(), now());
        insert into messages (id, month, kind, lead_id, phone_id, body, state, local_day, due_at, closes_at, expires_at, planned_at, claimed_at, reason) values
          (md5('message')::uuid, date_trunc('month', now())::date, 'manual', md5('lead')::uuid, md5('phone')::uuid, 'Texto SEGREDO', 'uncertain', now()::date, now(), now(), now(), now(), now(), 'timeout');
        insert into attempts (message_id, month, no, phone_id, epoch, claimed_at, claimed_real, body, error, detail) values
          (md5('message')::uuid, date_trunc('month', now())::date, 1, md5('phone')::uuid, 0, now(), now(), 'Texto SEGREDO', 'http_500', 'SEGREDO');
        insert into appointments (id, lead_id, phone, store_id, starts_at, status, source) values
          (md5('appointment')::uuid, md5('lead')::uuid, '+5543988880001', md5('b')::uuid, now() + interval '1 hour', 'booked', 'manual');
        insert into canned_replies (id, shortcut, body, store_id, version) values (md5('reply')::uuid, 'segredo', 'Resposta SEGREDO', md5('b')::uuid, 1);
        insert into bulks (id, action, argument, total, created_by) values (md5('bulk')::uuid, 'tag_add', 'SEGREDO', 1, 'dona@longe.test');
        insert into feed (at, kind, lead_id, actor, data) values (now(), 'lead.edited', md5('lead')::uuid, 'dona@longe.test', '{"after": {"note": "SEGREDO"}}');
        """;

    private static readonly string[] Named = ["a", "b", "phone", "lead", "inbound", "message", "appointment", "reply", "bulk"];

    public static TheoryData<string> Roles { get; } = [.. Role.All];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Roles))]
    public async Task A_role_sees_the_pages_that_the_table_gives_it(string role)
    {
        await using var host = await WebHost.On(database);
        await host.FirstAdmin();
        using var client = await host.SignedInAs(role);
        foreach (var (page, address) in SitePage.Of(host).Select(page => (page.Model, page.Addresses(Guid.Empty).First())))
        {
            using var answer = await client.GetAsync(address, Cancel);
            var isRefused = answer.Headers.Location?.OriginalString.Contains("/error/403", StringComparison.Ordinal) is true;
            isRefused.ShouldBe(!Role.Allows(role, page.GetCustomAttribute<AllowsAttribute>()!.Look, ofOneStore: false), $"{role} at {address}");
        }
    }

    [Theory, MemberData(nameof(Roles))]
    public async Task Somebody_of_one_store_reads_no_word_of_another_whatever_they_guess(string role)
    {
        await using var host = await WebHost.On(database);
        await host.FirstAdmin();
        await host.Run(Rows);
        var ids = await Task.WhenAll(Named.Select(name => host.Value<Guid>($"select md5('{name}')::uuid")));
        using var client = await host.SignedInAs(role, ids[0]);
        foreach (var address in SitePage.Of(host).SelectMany(page => ids.SelectMany(page.Addresses)).Distinct(StringComparer.Ordinal))
        {
            using var answer = await client.GetAsync(address, Cancel);
            answer.StatusCode.ShouldNotBe(HttpStatusCode.InternalServerError, address);
            (await answer.Content.ReadAsStringAsync(Cancel)).ShouldNotContain(Secret, Case.Sensitive, $"{role} at {address}");
        }
    }

    [Fact]
    public async Task The_rows_of_the_other_store_are_seen_by_who_works_for_all()
    {
        await using var host = await WebHost.On(database);
        await host.FirstAdmin();
        await host.Run(Rows);
        using var client = await host.SignedInAs(Role.Owner);
        foreach (var page in (string[])["/leads", "/conversations", "/phones", "/messages", "/messages/uncertain", "/appointments", "/bulks", "/conversations/replies"])
        {
            (await client.GetStringAsync(page, Cancel)).ShouldContain(Secret, Case.Sensitive, page);
        }
    }
}
