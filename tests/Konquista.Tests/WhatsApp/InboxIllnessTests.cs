using Konquista.Postgres;

namespace Konquista.WhatsApp;

/// <summary>What counts against a person's message, and what is our own illness.</summary>
public sealed class InboxIllnessTests(TestDatabase database) : InboxFixture(database)
{
    public static TheoryData<Exception> OurOwn { get; } =
    [
        new DatabaseProblemException("The database does not answer."),
        new DatabaseProblemException("PostgreSQL refused a statement (state 57P01).", "57P01"),
        new SiloUnavailableException("A silo died."),
        new OrleansException("Something of Orleans' own."),
        new TimeoutException("No answer."),
    ];

    [Theory]
    [MemberData(nameof(OurOwn), DisableDiscoveryEnumeration = true)]
    public async Task While_we_are_ill_nothing_counts_against_a_message_and_it_is_heard_afterwards(Exception illness)
    {
        var lead = await InboxCast.Lead(Db, "+5511900000001");
        Grains.Ill.Add(lead);
        Grains.Failure = illness;
        await Tell(InboxNews.Text("wamid.1", "5511900000001", "Oi"));
        for (var i = 0; i <= InboxStore.MostTries; i++)
        {
            (await Round()).ShouldHaveSingleItem().Tries.ShouldBe(0);
        }

        Grains.Ill.Clear();
        (await Round()).ShouldBeEmpty();
        Grains.Received.ShouldHaveSingleItem().Lead.ShouldBe(lead);
        (await Unprocessed()).ShouldBe(0);
    }

    [Theory]
    [InlineData("22021")]
    [InlineData("54000")]
    public async Task What_can_never_be_stored_is_parked(string sqlState)
    {
        Grains.Ill.Add(await InboxCast.Lead(Db, "+5511900000001"));
        Grains.Failure = new DatabaseProblemException("PostgreSQL refused a statement.", sqlState);
        await Tell(InboxNews.Text("wamid.1", "5511900000001", "Oi"));
        for (var i = 0; i < InboxStore.MostTries; i++)
        {
            await Round();
        }

        (await Open()).ShouldBeEmpty();
        (await Outcome()).ShouldBe(nameof(DatabaseProblemException));
    }
}
