using System.Text;
using FsCheck.Xunit;
using Konquista.Messages;
using Konquista.Sequences;
using Npgsql;

namespace Konquista.WhatsApp;

/// <summary>Whatever a provider writes can be recorded: a result must not be lost to a character.</summary>
public sealed class StorableTextTests(TestDatabase database)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [Property]
    public bool Any_text_becomes_one_that_can_be_stored(char[] units, byte more)
    {
        var kept = StorableText.From(new string(units) + new string('a', more) + "🌸");
        return Strict.GetByteCount(kept) >= 0 && kept.Length <= 200 && !kept.Contains('\0', StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("Número bloqueado 🌸", "Número bloqueado 🌸")]
    [InlineData("a\0b", "a\ufffdb")]
    public void What_can_be_stored_stays_and_the_rest_is_marked(string? text, string? kept) => StorableText.From(text).ShouldBe(kept);

    // Not a theory's data: an attribute cannot hold half a character either.
    [Fact]
    public void Half_a_character_is_marked() => StorableText.From("half \ud83c of it").ShouldBe("half \ufffd of it");

    [Fact]
    public void A_remark_is_cut_between_characters()
    {
        var remark = Remark.Of(new string('a', 199) + "🌸", GatewayStub.Message(CloudApiGateway.Name, "http://127.0.0.1"))!;

        remark.ShouldBe(new string('a', 199));
    }

    [Fact]
    public async Task A_result_with_such_texts_is_recorded()
    {
        await using var db = NpgsqlDataSource.Create(await database.CreateDatabase());
        await db.Change("insert into product_clock (real_origin, product_origin) values (clock_timestamp(), $1)", Town.MondayMorning);
        var queue = await Queue.Of(1, db);
        var claimed = (await queue.Claim(1)).ShouldHaveSingleItem();
        await using var stub = await GatewayStub.Answering(
            200,
            """{"contacts":[{"wa_id":"5511\u00009"}],"messages":[{"id":"wamid.\u00001","message_status":"held\u0000 for +55 11 90000-0001"}]}""");

        var sent = await stub.Send(CloudApiGateway.Name);
        await queue.Results.Write([new(claimed, MessageState.Accepted) { ProviderId = sent.ProviderId, WaId = sent.WaId, Detail = sent.Detail }]);

        (await db.One<string>("select provider_id from messages")).ShouldBe("wamid.\ufffd1");
        (await db.One<string>("select detail from attempts")).ShouldBe("held\ufffd for …");
        (await db.One<string>("select value from lead_identities where kind = 'wa_id'")).ShouldBe("5511\ufffd9");
    }
}
