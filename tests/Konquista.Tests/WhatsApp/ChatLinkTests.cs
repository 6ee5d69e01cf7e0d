using Konquista.Leads;

namespace Konquista.WhatsApp;

/// <summary>Who writes with the code of a link comes by that link.</summary>
public sealed class ChatLinkTests(TestDatabase database) : InboxFixture(database)
{
    [Fact]
    public async Task A_stranger_comes_by_the_link_whose_code_they_write_and_the_campaign_answers()
    {
        var (link, campaign) = await Link("K7Q2MX");
        await Tell(InboxNews.Text("wamid.1", "5511900000001", "Oi! Quero saber mais. (k7q2mx)"));
        await Round();

        var captured = Grains.Captured.ShouldHaveSingleItem();
        (captured.Key, captured.CampaignId, captured.Enroll, captured.Arrival!.LinkId).ShouldBe(("wamid.1", campaign, true, link));
        captured.Tags.ShouldBe(["BALCÃO"]);
        captured.Consent!.Basis.ShouldBe(ConsentBasis.Contract);
        var (lead, message) = Grains.Received.ShouldHaveSingleItem();
        message.IsAnsweredByCampaign.ShouldBeTrue();
        Grains.Woken.ShouldBe([lead]);
        (await Unprocessed()).ShouldBe(0);
    }

    [Fact]
    public async Task Somebody_known_comes_by_a_link_as_well()
    {
        await InboxCast.Lead(Db, "+5511900000002");
        var (link, _) = await Link("K7Q2MX");
        await Tell(InboxNews.Text("wamid.1", "5511900000002", "Oi! Quero saber mais. (K7Q2MX)"));
        await Round();

        Grains.Captured.ShouldHaveSingleItem().Arrival!.LinkId.ShouldBe(link);
    }

    [Fact]
    public async Task Who_does_not_enter_the_campaign_waits_for_a_person()
    {
        Grains.Entry = Entry.AlreadyFinished;
        await Link("K7Q2MX");
        await Tell(InboxNews.Text("wamid.1", "5511900000003", "Oi! Quero saber mais. (K7Q2MX)"));
        await Round();

        Grains.Received.ShouldHaveSingleItem().Message.IsAnsweredByCampaign.ShouldBeFalse();
        Grains.Woken.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_asks_something_of_their_own_waits_for_a_person()
    {
        Grains.Entry = Entry.CaptureOnly;
        var (link, _) = await Link("K7Q2MX");
        await Tell(InboxNews.Text("wamid.1", "5511900000006", "Oi! Quero saber mais. Quanto custa o botox? (K7Q2MX)"));
        await Round();

        var captured = Grains.Captured.ShouldHaveSingleItem();
        (captured.Enroll, captured.Arrival!.LinkId).ShouldBe((false, link));
        Grains.Received.ShouldHaveSingleItem().Message.IsAnsweredByCampaign.ShouldBeFalse();
    }

    [Theory]
    [InlineData(Entry.AlreadyIn, true)]
    [InlineData(Entry.Booked, false)]
    [InlineData(Entry.Conversation, false)]
    public async Task Who_sends_the_proposed_words_again_does_not_end_the_sequence_that_answers_them(Entry entry, bool isAnswered)
    {
        Grains.Entry = entry;
        await Link("K7Q2MX");
        await Tell(InboxNews.Text("wamid.1", "5511900000007", "oi quero saber mais k7q2mx"));
        await Round();

        Grains.Received.ShouldHaveSingleItem().Message.IsAnsweredByCampaign.ShouldBe(isAnswered);
    }

    [Fact]
    public async Task What_is_printed_somewhere_goes_on_to_be_known_when_the_words_of_a_link_change()
    {
        await Link("K7Q2MX");
        await InboxCast.Execute(Db, "update links set former = former || message, message = 'Olá!'");
        await Tell(InboxNews.Text("wamid.1", "5511900000008", "Oi! Quero saber mais. (K7Q2MX)"));
        await Round();

        Grains.Received.ShouldHaveSingleItem().Message.IsAnsweredByCampaign.ShouldBeTrue();
    }

    [Fact]
    public async Task A_link_without_a_campaign_brings_people_to_a_person()
    {
        Grains.Entry = Entry.CaptureOnly;
        var (link, _) = await Link("K7Q2MX");
        await InboxCast.Execute(Db, "update links set campaign_id = null");
        await Tell(InboxNews.Text("wamid.1", "5511900000004", "Oi! Quero saber mais. (K7Q2MX)"));
        await Round();

        var captured = Grains.Captured.ShouldHaveSingleItem();
        (captured.Enroll, captured.Arrival!.LinkId).ShouldBe((false, link));
    }

    [Fact]
    public async Task An_ended_link_brings_nobody()
    {
        await Link("K7Q2MX");
        await InboxCast.Execute(Db, "update links set ended_at = now()");
        await Tell(InboxNews.Text("wamid.1", "5511900000005", "K7Q2MX"));
        await Round();

        Grains.Captured.ShouldHaveSingleItem().Arrival.ShouldBeNull();
        Grains.Received.ShouldHaveSingleItem().Message.IsAnsweredByCampaign.ShouldBeFalse();
    }

    private async Task<(Guid Link, Guid Campaign)> Link(string code)
    {
        var (link, campaign, phone) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await InboxCast.Execute(Db, "insert into campaigns (id, name) values ($1, 'Balcão')", campaign);
        await InboxCast.Execute(
            Db,
            """
            insert into phones (id, name, number, provider, account, base_url, token_cipher)
            values ($1, 'Moema', '+551140000000', 'cloud_api', '1000001', 'http://127.0.0.1', '')
            """,
            phone);
        await InboxCast.Execute(
            Db,
            "insert into links (id, code, name, phone_id, campaign_id, tags, message) values ($1, $2, 'Balcão', $3, $4, '{BALCÃO}', 'Oi! Quero saber mais.')",
            link, code, phone, campaign);
        return (link, campaign);
    }
}
