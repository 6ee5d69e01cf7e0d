namespace Konquista.WhatsApp;

/// <summary>What is reported of messages to somebody who was erased since: it is heard, and nothing of it is kept.</summary>
public sealed class InboxErasedTests(TestDatabase database) : InboxFixture(database)
{
    [Fact]
    public async Task A_status_that_comes_after_the_erasure_moves_its_message_and_teaches_nobody_the_number()
    {
        var lead = await InboxCast.Lead(Db, "+5511982000011");
        var other = await InboxCast.Lead(Db, "+5511982000012");
        var message = await InboxCast.Message(Db, lead, "wamid.1");
        var kept = await InboxCast.Message(Db, other, "wamid.2");
        (await InboxCast.Ask<bool>(Db, "select erase_lead($1, '{}')", lead)).ShouldBeTrue();

        await Tell(
            InboxNews.Status("wamid.1", "delivered", message, recipient: "551182000011"),
            InboxNews.Status("wamid.2", "delivered", kept, recipient: "551182000012"));
        await Round();

        (await StateOf(message)).ShouldBe("delivered");
        (await StateOf(kept)).ShouldBe("delivered");
        (await InboxCast.Ask<string>(Db, "select string_agg(value, ' ' order by value) from lead_identities")).ShouldBe("+5511982000012 551182000012");
        (await InboxCast.Ask<string>(Db, "select string_agg(body ->> 'recipient_id', ' ') from webhook_inbox")).ShouldBe("551182000012");
        (await InboxCast.Ask<string>(Db, "select string_agg(provider_id, ' ') from messages")).ShouldBe("wamid.2");
    }
}
