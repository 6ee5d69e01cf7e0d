using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Konquista.WhatsApp;

/// <summary>What people write reaches their leads, once they are found.</summary>
public sealed class InboxMessageTests(TestDatabase database) : InboxFixture(database)
{
    [Fact]
    public async Task A_known_person_is_found_without_the_ninth_digit_and_hears_in_order()
    {
        var lead = await InboxCast.Lead(Db, "+5541999990001");
        await Tell(InboxNews.Text("wamid.1", "554199990001", "Oi"), InboxNews.Text("wamid.2", "5541999990001", "SAIR"));
        await Round();

        Grains.Received.Select(heard => (heard.Lead, heard.Message.ProviderId, heard.Message.Kind, heard.Message.Text))
            .ShouldBe([(lead, "wamid.1", "text", "Oi"), (lead, "wamid.2", "text", "SAIR")]);
        Grains.Captured.ShouldBeEmpty();
        (await Unprocessed()).ShouldBe(0);
    }

    [Fact]
    public async Task A_person_without_a_number_is_found_by_a_learnt_id()
    {
        var lead = await InboxCast.Lead(Db, "+5511900000001");
        await InboxCast.Execute(
            Db, "insert into lead_identities (kind, value, lead_id, learnt_from) values ('bsuid', 'BR.1234', $1, 'test')", lead);
        await Tell(InboxNews.Message("wamid.1", from: null, "text", new() { ["body"] = "Oi" }, "BR.1234"));
        await Round();

        Grains.Received.ShouldHaveSingleItem().Lead.ShouldBe(lead);
    }

    [Fact]
    public async Task A_stranger_is_captured_once_and_hears_everything()
    {
        await Tell(InboxNews.Text("wamid.1", "5511900000001", "Oi"), InboxNews.Text("wamid.2", "5511900000001", "Quanto custa?"));
        await Round();

        var captured = Grains.Captured.ShouldHaveSingleItem();
        (captured.GivenName, captured.GivenPhone, captured.Source).ShouldBe(("Ana 🌸", "+5511900000001", "whatsapp"));
        captured.Aliases.ShouldBe([new("wa_id", "5511900000001")]);
        Grains.Received.Select(heard => heard.Message.ProviderId).ShouldBe(["wamid.1", "wamid.2"]);
    }

    [Fact]
    public async Task Our_number_and_the_persons_time_are_told()
    {
        await InboxCast.Lead(Db, "+5511900000001");
        await InboxCast.Execute(
            Db,
            """
            insert into phones (id, name, number, provider, account, base_url, token_cipher)
            values ('0192bbbb-0000-7000-8000-000000000001', 'Moema', '+551140000000', 'cloud_api', '1000001', 'http://127.0.0.1', '')
            """);
        await Tell(InboxNews.Text("wamid.1", "5511900000001", "Oi"));
        await Round();

        var message = Grains.Received.ShouldHaveSingleItem().Message;
        message.PhoneId.ShouldBe(Guid.Parse("0192bbbb-0000-7000-8000-000000000001"));
        message.At.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1780000000));
    }

    [Fact]
    public async Task On_a_scaled_clock_the_providers_time_means_nothing()
    {
        await InboxCast.Lead(Db, "+5511900000001");
        await InboxCast.Execute(
            Db, "insert into product_clock (speed, real_origin, product_origin) values (100, clock_timestamp(), '2027-03-01 08:00-03')");
        await InboxCast.Execute(Db, "select make_partitions('2027-03-01')");
        await Tell(InboxNews.Text("wamid.1", "5511900000001", "Oi"));
        await Round();

        var message = Grains.Received.ShouldHaveSingleItem().Message;
        message.At.ShouldBe(message.ReceivedAt);
        message.At.Year.ShouldBe(2027);
    }

    [Theory]
    [InlineData("button", """{"payload":"optout:42","text":"Não quero receber"}""", "Não quero receber", true)]
    [InlineData("button", """{"payload":"yes","text":"Quero"}""", "Quero", false)]
    [InlineData("interactive", """{"type":"button_reply","button_reply":{"id":"optout","title":"Sair"}}""", "Sair", true)]
    [InlineData("interactive", """{"type":"list_reply","list_reply":{"id":"1","title":"Botox"}}""", "Botox", false)]
    [InlineData("image", """{"id":"9","caption":"Assim?"}""", "Assim?", false)]
    [InlineData("audio", """{"id":"9"}""", "", false)]
    [InlineData("unsupported", """{}""", "", false)]
    [InlineData("edit", """{"original_message_id":"w","message":{"type":"text","text":{"body":"SAIR"}}}""", "SAIR", false)]
    public async Task Whatever_a_person_sends_is_heard(string type, string content, string text, bool optsOut)
    {
        await InboxCast.Lead(Db, "+5511900000001");
        await Tell(InboxNews.Message("wamid.1", "5511900000001", type, InboxNews.Parsed(content)));
        await Round();

        var message = Grains.Received.ShouldHaveSingleItem().Message;
        (message.Kind, message.Text, message.OptOutByButton).ShouldBe((type, text, optsOut));
    }

    [Fact]
    public async Task A_reaction_is_kept_but_is_no_answer()
    {
        var lead = await InboxCast.Lead(Db, "+5511900000001");
        await Tell(InboxNews.Message("wamid.1", "5511900000001", "reaction", new JsonObject { ["message_id"] = "w", ["emoji"] = "❤️" }));
        await Round();

        Grains.Received.ShouldBeEmpty();
        (await InboxCast.Ask<string>(Db, "select body from inbound where lead_id = $1", lead)).ShouldBe("❤️");
        (await Unprocessed()).ShouldBe(0);
    }

    [Fact]
    public async Task After_five_failures_a_message_is_parked_and_keeps_its_sender_unheard_but_nobody_else()
    {
        var ill = await InboxCast.Lead(Db, "+5511900000001");
        var well = await InboxCast.Lead(Db, "+5511900000002");
        Grains.Ill.Add(ill);
        await Tell(InboxNews.Text("wamid.1", "5511900000001", "Oi"), InboxNews.Text("wamid.2", "5511900000002", "Oi"));
        for (var i = 1; i <= InboxStore.MostTries; i++)
        {
            (await Round()).ShouldHaveSingleItem().SenderKey.ShouldBe("+5511900000001");
        }

        (await Open()).ShouldBeEmpty();
        (await Outcome()).ShouldBe(nameof(InvalidOperationException));
        Grains.Received.ShouldHaveSingleItem().Lead.ShouldBe(well);
        (await InboxCast.Ask<Guid>(Db, "select lead_id from leads_unheard")).ShouldBe(ill);
    }

    [Fact]
    public async Task One_worker_of_the_cluster_has_the_inbox_and_gives_it_back()
    {
        var first = await InboxTurn.Take(Db, TestContext.Current.CancellationToken);
        first.ShouldNotBeNull();
        (await InboxTurn.Take(Db, TestContext.Current.CancellationToken)).ShouldBeNull();

        await first.DisposeAsync();
        await using var second = await InboxTurn.Take(Db, TestContext.Current.CancellationToken);
        second.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_worker_finds_what_comes_in_by_itself()
    {
        var lead = await InboxCast.Lead(Db, "+5511900000001");
        using var worker = new InboxWorker(Db, Inbox, Statuses, Messages, NullLogger<InboxWorker>.Instance);
        await worker.StartAsync(TestContext.Current.CancellationToken);
        await Tell(InboxNews.Text("wamid.1", "5511900000001", "Oi"));
        while (await Unprocessed() > 0)
        {
            await Task.Yield();
        }

        await worker.StopAsync(TestContext.Current.CancellationToken);
        Grains.Received.ShouldHaveSingleItem().Lead.ShouldBe(lead);
    }
}
