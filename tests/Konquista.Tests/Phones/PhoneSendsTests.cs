using Konquista.Messages;
using Konquista.WhatsApp;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Konquista.Phones;

/// <summary>What befalls one message of a batch is recorded of that message alone.</summary>
public sealed class PhoneSendsTests(TestDatabase database)
{
    private const string Accepted = """{"messaging_product":"whatsapp","messages":[{"id":"wamid.1"}]}""";

    [Fact]
    public async Task A_file_that_cannot_be_read_now_waits_and_the_others_are_sent()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=1");

        var sent = await Send(nowhere, Claim(1, "text"), Claim(2, "media"), Claim(3, "text"));

        sent.Select(one => one.Result.State).ShouldBe([MessageState.Accepted, MessageState.Planned, MessageState.Accepted]);
        sent[1].Result.Error.ShouldBe("media_unavailable");
        sent[1].Result.Due!.Value.ShouldBeGreaterThan(sent[1].Result.Message.ClaimedAt);
    }

    [Fact]
    public async Task A_file_that_is_gone_fails_its_message()
    {
        var sent = await Send(database.Source, Claim(1, "media"));

        sent.ShouldHaveSingleItem().Result.ShouldBe(sent[0].Result with { State = MessageState.Failed, Error = "media_missing" });
    }

    private static async Task<Sent[]> Send(NpgsqlDataSource db, params Claim[] batch)
    {
        await using var stub = await GatewayStub.Start(context => context.Response.WriteAsync(Accepted));
        var sends = new PhoneSends(stub.Gateways, new MediaStore(db, new ConfigurationBuilder().Build()), NullLogger<PhoneSends>.Instance);
        return await sends.Send(new(Guid.CreateVersion7(), CloudApiGateway.Name, stub.Address, "1000001", "token"), batch);
    }

    private static Claim Claim(int no, string kind) => new(
        new()
        {
            Id = new Guid(no, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
            Month = new(2026, 3, 1),
            No = 1,
            LeadId = Guid.CreateVersion7(),
            ClaimedAt = new(2026, 3, 2, 13, 0, 0, TimeSpan.Zero),
            ClosesAt = new(2026, 3, 2, 23, 0, 0, TimeSpan.Zero),
            To = "+5511987654321",
            LeadName = "Ana",
            TemplateKind = kind,
            MediaHash = kind == "media" ? [1, 2, 3] : null,
        },
        new("Oi, Ana!", 1, [], null));
}
