using Npgsql;

namespace Konquista.WhatsApp;

/// <summary>Statuses lock as claims, results and leads do: the leads first, then the messages, each in the order of their ids.</summary>
public sealed class InboxLockTests(TestDatabase database) : InboxFixture(database)
{
    private const string HoldLead = "select from leads where id = $1 for share";
    private const string HoldMessage = "select from messages where id = $1 for update nowait";

    [Theory]
    [InlineData("failed", 131026)]
    [InlineData("delivered", null)]
    public async Task What_bears_on_a_lead_waits_for_its_claim_without_holding_the_message(string status, int? code)
    {
        var lead = await InboxCast.Lead(Db, "+5511900000001");
        await InboxCast.Execute(Db, "update leads set undeliverable = 1 where id = $1", lead);
        var message = await InboxCast.Message(Db, lead, "wamid.1", "planned");
        await Tell(InboxNews.Status("wamid.1", status, code: code));

        await MustTake(HoldMessage, message, await Holding(HoldLead, lead));

        (await StateOf(message)).ShouldBe(status);
    }

    [Fact]
    public async Task Leads_are_locked_in_one_order_whether_a_message_failed_or_arrived()
    {
        var (first, second) = (await InboxCast.Lead(Db, "+5511900000001"), await InboxCast.Lead(Db, "+5511900000002"));
        await InboxCast.Execute(Db, "update leads set undeliverable = 1");
        await InboxCast.Message(Db, first, "wamid.1");
        await InboxCast.Message(Db, second, "wamid.2");
        await Tell(InboxNews.Status("wamid.1", "delivered"), InboxNews.Status("wamid.2", "failed", code: 131026));

        await MustTake(HoldLead, second, await Holding(HoldLead, first));

        (await InboxCast.Ask<int>(Db, "select undeliverable from leads where id = $1", first)).ShouldBe(0);
        (await InboxCast.Ask<int>(Db, "select undeliverable from leads where id = $1", second)).ShouldBe(2);
    }

    [Fact]
    public async Task Messages_are_locked_in_one_order_whichever_id_a_status_carries()
    {
        var lead = await InboxCast.Lead(Db, "+5511900000001");
        var (first, second) = (await InboxCast.Message(Db, lead, "wamid.1"), await InboxCast.Message(Db, lead, providerId: null, "sending"));
        await Tell(InboxNews.Status("wamid.2", "sent", second), InboxNews.Status("wamid.1", "sent"));

        await MustTake(HoldMessage, second, await Holding(HoldMessage, first));

        (await StateOf(first)).ShouldBe("sent");
        (await StateOf(second)).ShouldBe("sent");
    }

    private async Task<NpgsqlTransaction> Holding(string statement, Guid id)
    {
        var connection = await Db.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await Run(transaction, statement, id);
        return transaction;
    }

    /// <summary>While the statuses wait for what a transaction holds, it can have this too.</summary>
    private async Task MustTake(string statement, Guid id, NpgsqlTransaction holder)
    {
        await using var connection = holder.Connection!;
        await using var transaction = holder;
        var round = Round();
        await InboxCast.UntilSomebodyWaits(Db, round);
        round.IsCompleted.ShouldBeFalse();

        await Run(transaction, statement, id);

        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        await round;
    }

    private static async Task Run(NpgsqlTransaction transaction, string statement, Guid id)
    {
        await using var command = new NpgsqlCommand(statement, transaction.Connection) { Parameters = { new() { Value = id } } };
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
