using System.Text.Json.Nodes;
using Npgsql;

namespace Konquista.WhatsApp;

/// <summary>A person is the same under each of their names: the number, what WhatsApp calls the line, the provider's own id.</summary>
public sealed class InboxAliasTests(TestDatabase database) : InboxFixture(database)
{
    private const string Number = "5511900000001";
    private const string UserId = "BR.1234";

    [Fact]
    public async Task An_id_that_came_with_a_known_number_finds_its_person_when_it_comes_alone()
    {
        var lead = await InboxCast.Lead(Db, "+" + Number);
        await Tell(Says("wamid.1", Number, UserId, "Oi"));
        await Round();
        await Tell(Says("wamid.2", from: null, UserId, "SAIR"));
        await Round();

        Grains.Received.Select(heard => (heard.Lead, heard.Message.Text)).ShouldBe([(lead, "Oi"), (lead, "SAIR")]);
        Grains.Captured.ShouldBeEmpty();
    }

    [Fact]
    public async Task Both_may_come_at_once_and_are_heard_in_order()
    {
        var lead = await InboxCast.Lead(Db, "+" + Number);
        await Tell(Says("wamid.1", Number, UserId, "Oi"), Says("wamid.2", from: null, UserId, "SAIR"), Says("wamid.3", Number, UserId, "?"));
        await Round();

        Grains.Received.Select(heard => (heard.Lead, heard.Message.Text)).ShouldBe([(lead, "Oi"), (lead, "SAIR"), (lead, "?")]);
        Grains.Captured.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_that_is_somebody_elses_stays_theirs()
    {
        var lead = await InboxCast.Lead(Db, "+" + Number);
        var other = await InboxCast.Lead(Db, "+5511900000002");
        await Knows(other, "bsuid", UserId);
        await Tell(Says("wamid.1", Number, UserId, "Oi"));
        await Round();

        Grains.Received.ShouldHaveSingleItem().Lead.ShouldBe(lead);
        (await InboxCast.Ask<Guid>(Db, "select lead_id from lead_identities where value = $1", UserId)).ShouldBe(other);
        (await InboxCast.Ask<string>(Db, "select reason from merge_suggestions where a = least($1, $2) and b = greatest($1, $2)", lead, other)).ShouldBe("chat");
    }

    [Theory]
    [InlineData("wa_id", "5215512345678", "5215512345678", null)]
    [InlineData("bsuid", UserId, "5215512345678", UserId)]
    [InlineData("bsuid", UserId, null, UserId)]
    public async Task Whoever_is_known_by_one_name_is_unheard_under_it_until_read(string kind, string value, string? from, string? userId)
    {
        var lead = await InboxCast.Lead(Db, "+" + Number);
        await Knows(lead, kind, value);
        await Tell(Says("wamid.1", from, userId, "SAIR"));
        (await Unheard()).ShouldBe([lead]);

        await Round();
        (await Unheard()).ShouldBeEmpty();

        await InboxCast.Execute(Db, "update webhook_inbox set processed_at = null");
        (await Unheard()).ShouldBe([lead]);

        await InboxCast.Execute(Db, "delete from webhook_inbox");
        (await Unheard()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_waits_for_a_claim_that_holds_whoever_is_known_by_the_providers_id_alone()
    {
        var lead = await InboxCast.Lead(Db, "+" + Number);
        await Knows(lead, "bsuid", UserId);
        await using var claim = await Db.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await claim.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var hold = new NpgsqlCommand("select from leads where id = $1 for share", claim) { Parameters = { new() { Value = lead } } };
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var telling = Tell(Says("wamid.1", "5215512345678", UserId, "SAIR"));
        await InboxCast.UntilSomebodyWaits(Db, telling);

        telling.IsCompleted.ShouldBeFalse();
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        await telling;
    }

    [Fact]
    public async Task Whether_a_lead_is_unheard_is_looked_up_by_the_lead_however_many_are_unread()
    {
        await using var connection = await Db.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var explain = new NpgsqlCommand(
            """
            set enable_seqscan = off; set enable_bitmapscan = off; set enable_hashjoin = off; set enable_mergejoin = off;
            explain select from leads l where not exists (select from leads_unheard u where u.lead_id = l.id)
            """,
            connection);
        await using var reader = await explain.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var plan = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            plan.Add(reader.GetString(0).Trim());
        }

        plan.ShouldContain(line => line.Contains("using lead_identities_lead", StringComparison.Ordinal));
        plan.ShouldContain("Index Cond: (lead_id = l.id)");
        plan.ShouldContain(line => line.Contains("using unread_senders_pkey", StringComparison.Ordinal));
        plan.ShouldContain("Index Cond: (value = i.value)");
    }

    private static JsonObject Says(string wamid, string? from, string? userId, string text) =>
        InboxNews.Message(wamid, from, "text", new() { ["body"] = text }, userId);

    private Task Knows(Guid lead, string kind, string value) => InboxCast.Execute(
        Db, "insert into lead_identities (kind, value, lead_id, learnt_from) values ($1, $2, $3, 'test')", kind, value, lead);

    private async Task<Guid[]> Unheard() => await InboxCast.Ask<Guid[]>(Db, "select array_agg(distinct lead_id) from leads_unheard") ?? [];
}
