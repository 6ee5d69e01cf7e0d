using Konquista.Leads;

namespace Konquista.WhatsApp;

/// <summary>Who signed up on a page and writes with its code is known, whatever number they write from.</summary>
public sealed class ChatCodeOwnerTests(TestDatabase database) : InboxFixture(database)
{
    [Fact]
    public async Task A_stranger_with_somebodys_code_is_that_person_under_another_number()
    {
        var ana = await Signed("+5511900000001");
        await Tell(InboxNews.Text("wamid.1", "5511900000009", "Oi! Acabei de me cadastrar (código K7Q2MX)"));
        await Round();

        var (lead, change) = Grains.Renumbered.ShouldHaveSingleItem();
        (lead, change.Kind, change.Number).ShouldBe((ana, NumberChangeKind.Add, "+5511900000009"));
        Grains.Captured.ShouldBeEmpty();
        Grains.Received.ShouldHaveSingleItem().Lead.ShouldBe(ana);
    }

    [Fact]
    public async Task Two_leads_who_share_a_code_may_be_one_person()
    {
        var ana = await Signed("+5511900000001");
        var bia = await InboxCast.Lead(Db, "+5511900000002");
        await Tell(InboxNews.Text("wamid.1", "5511900000002", "K7Q2MX"));
        await Round();

        Grains.Renumbered.ShouldBeEmpty();
        Grains.Received.ShouldHaveSingleItem().Lead.ShouldBe(bia);
        (await InboxCast.Ask<string>(Db, "select reason from merge_suggestions where a = least($1, $2) and b = greatest($1, $2)", ana, bia)).ShouldBe("chat");
    }

    [Fact]
    public async Task The_owner_of_a_code_writes_from_the_number_they_gave_and_nothing_is_learnt()
    {
        var ana = await Signed("+5511900000001");
        await Tell(InboxNews.Text("wamid.1", "5511900000001", "K7Q2MX"));
        await Round();

        Grains.Renumbered.ShouldBeEmpty();
        Grains.Received.ShouldHaveSingleItem().Lead.ShouldBe(ana);
        (await InboxCast.Ask<long>(Db, "select count(*) from merge_suggestions")).ShouldBe(0);
    }

    [Fact]
    public async Task A_code_of_long_ago_says_nothing()
    {
        await Signed("+5511900000001");
        await InboxCast.Execute(Db, "update chat_codes set expires_at = now() - interval '1 day'");
        await Tell(InboxNews.Text("wamid.1", "5511900000009", "K7Q2MX"));
        await Round();

        Grains.Renumbered.ShouldBeEmpty();
        Grains.Captured.ShouldHaveSingleItem();
    }

    private async Task<Guid> Signed(string phone)
    {
        var lead = await InboxCast.Lead(Db, phone);
        await InboxCast.Execute(Db, "insert into chat_codes (code, lead_id, expires_at) values ('K7Q2MX', $1, now() + interval '1 day')", lead);
        return lead;
    }
}
