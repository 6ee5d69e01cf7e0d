using Konquista.Web;

namespace Konquista.GraphQL;

/// <summary>What is asked is answered from the tables, to those who may know it.</summary>
public sealed class QueryTests(TestDatabase database)
{
    private const string Everything = """
        query {
          me { name role scopes }
          leads(first: 20) { totalCount pageInfo { hasNextPage endCursor } nodes { id name maskedPhone phone tags source standing store { name }
            numbers { number } enrollments { state campaign { name } } campaign { name } lastMessage { state campaign { name } phone { name } template { name } tries { no } }
            messages { id } inbound { body } appointments { status } } }
          messages(first: 5) { nodes { id state lead { name } } }
          campaigns { nodes { name state people { active } definition draft } }
          enrollments { nodes { state } }
          appointments { nodes { status } }
          phones { nodes { name number provider } }
          templates { nodes { name variants } }
          stores { nodes { name closedDays } }
          landingPages { nodes { name state visits campaign { name } store { name } } }
          imports { totalCount nodes { kind state fileName fraction } }
          segments { name filter count }
          totals(by: CAMPAIGN, from: "2026-01-01", until: "2026-12-31") { key planned sent pending campaign { name } }
          feed { nodes { kind lead { name } } endCursor hasNextPage }
        }
        """;

    [Fact]
    public async Task One_question_may_ask_for_everything()
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedIn();
        await host.Run(Seed.People(30));
        var data = await client.Data(Everything);
        data.GetProperty("leads").GetProperty("totalCount").GetInt32().ShouldBe(30);
        data.GetProperty("leads").GetProperty("nodes").GetArrayLength().ShouldBe(20);
    }
}
