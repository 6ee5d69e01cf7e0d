using System.Text.Json;

namespace Konquista.Browser;

/// <summary>Sockets as clients of the npm packages graphql-ws and ws find them: the words and codes of the protocol, and what becomes of slow readers and of crowds.</summary>
[Collection(nameof(Integrators))]
public sealed class SocketTests(Workshop workshop)
{
    private const int Crowd = 10_000;

    [Fact]
    public async Task The_words_and_codes_are_those_of_graphql_transport_ws()
    {
        var found = await Find("protocol.mjs");
        found.GetProperty("query").GetString().ShouldBe("connection_ack pong next complete");
        found.GetProperty("wrong").GetString().ShouldBe("connection_ack error");
        found.GetProperty("ended").GetString().ShouldBe("connection_ack next complete");
        found.GetProperty("answers").EnumerateArray().Select(role => role.GetString()).ShouldBe(["CLIENT"], StringComparer.OrdinalIgnoreCase);
        var codes = found.GetProperty("codes").EnumerateObject().ToDictionary(code => code.Name, code => code.Value.GetInt32(), StringComparer.Ordinal);
        codes.ShouldBe(new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["no json"] = 4400,
            ["unknown type"] = 4400,
            ["no id"] = 4400,
            ["no init"] = 4401,
            ["silence"] = 4408,
            ["same id"] = 4409,
            ["init twice"] = 4429,
            ["bad token"] = 4403,
        }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_reader_who_takes_nothing_is_cut_off()
    {
        var found = await Find("slow.mjs");
        found.GetProperty("code").GetInt32().ShouldBe(4410);
        found.GetProperty("seconds").GetInt32().ShouldBeGreaterThanOrEqualTo(20);
    }

    [Fact]
    public async Task Ten_thousand_sockets_of_one_client_find_a_closed_door_and_the_site_as_small_as_before()
    {
        // The first crowd makes the heap as large as the collector lets it be; what a second one adds would stay for ever.
        await Find("crowd.mjs", $"{Crowd}");
        var before = workshop.Memory;
        var found = await Find("crowd.mjs", $"{Crowd}");
        var grown = (workshop.Memory - before) / (1024 * 1024);
        TestContext.Current.TestOutputHelper?.WriteLine($"{before / (1024 * 1024)} MB before, {grown} MB more afterwards");
        found.GetProperty("open").GetInt32().ShouldBe(100);
        found.GetProperty("alive").GetInt32().ShouldBe(100);
        found.GetProperty("refused").GetInt32().ShouldBe(Crowd - 100);
        grown.ShouldBeLessThan(64);
    }

    private Task<JsonElement> Find(string program, params string[] more) => workshop.Find(program, [workshop.All.Id, workshop.All.Secret, .. more]);
}
