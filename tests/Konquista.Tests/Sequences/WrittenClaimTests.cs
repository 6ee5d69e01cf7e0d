using Konquista.Leads;
using Konquista.Messages;
using Konquista.Phones;
using Konquista.WhatsApp;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Konquista.Sequences;

/// <summary>What holds a campaign's steps back holds no message by hand, but for what stops them all.</summary>
public sealed class WrittenClaimTests(TestDatabase database) : IAsyncLifetime
{
    private readonly ServiceProvider _services = GatewayStub.Services();
    private NpgsqlDataSource _db = null!;
    private PhoneRoster _roster = null!;

    public async ValueTask InitializeAsync()
    {
        _db = NpgsqlDataSource.Create(await database.CreateDatabase());
        _roster = new(_db);
        await _db.Change("insert into product_clock (real_origin, product_origin) values (clock_timestamp(), $1)", Town.MondayMorning);
    }

    public async ValueTask DisposeAsync()
    {
        _roster.Dispose();
        await _services.DisposeAsync();
        await _db.DisposeAsync();
    }

    [Theory]
    [InlineData("update leads set paused_at = product_now()")]
    [InlineData("update leads set human_until = product_now() + interval '7 days'")]
    [InlineData("update campaigns set state = 'paused'")]
    [InlineData("insert into unread_senders (value, inbox_id) select phone, 1 from leads")]
    public async Task What_holds_a_step_holds_no_answer(string hold)
    {
        var queue = await Queue.Of(2, _db);
        var answer = await Write(queue, queue.Leads[1], WrittenKind.Manual);
        var test = await Write(queue, queue.Leads[0], WrittenKind.Test);
        await _db.Change(hold);

        (await queue.Claim(10)).Select(message => message.Id).ShouldBe([answer, test], ignoreOrder: true);
    }

    [Theory]
    [InlineData("update leads set opted_out_at = product_now()")]
    [InlineData("update phones set paused_at = product_now()")]
    [InlineData("update phones set blocked_until = product_now() + interval '1 hour'")]
    [InlineData("update sending set paused_at = product_now()")]
    public async Task What_stops_everything_stops_an_answer(string stop)
    {
        var queue = await Queue.Of(1, _db);
        await Write(queue, queue.Leads[0], WrittenKind.Manual);
        await _db.Change(stop);

        (await queue.Claim(10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_goes_before_all_steps()
    {
        var queue = await Queue.Of(5, _db);
        var answer = await Write(queue, queue.Leads[4], WrittenKind.Test);

        (await queue.Claim(1)).ShouldHaveSingleItem().Id.ShouldBe(answer);
    }

    [Fact]
    public async Task A_step_that_a_person_repeats_is_held_as_a_step_is()
    {
        var queue = await Queue.Of(1, _db);
        var claimed = (await queue.Claim(1)).ShouldHaveSingleItem();
        await queue.Results.Write([new(claimed, MessageState.Uncertain)]);
        var lead = (await new LeadReader(_db).Find(queue.Leads[0]))!;
        (await new MessageSettlements(_db).Settle(lead, claimed.Id, Settlement.SendAgain, "ana")).Settled.ShouldBeTrue();
        await _db.Change("update leads set human_until = product_now() + interval '7 days'");

        (await queue.Claim(10)).ShouldBeEmpty();
        (await queue.Claims.Claim(queue.Phone, queue.Epoch, 10, onlyByHand: true)).ShouldBeEmpty();
        await _db.Change("update leads set human_until = null");
        (await queue.Claim(10)).ShouldHaveSingleItem().IsByHand.ShouldBeFalse();
    }

    [Fact]
    public async Task A_test_that_a_person_repeats_is_the_same_test()
    {
        var queue = await Queue.Of(1, _db, planned: false);
        await Write(queue, queue.Leads[0], WrittenKind.Test);
        var claimed = (await queue.Claim(1)).ShouldHaveSingleItem();
        await queue.Results.Write([new(claimed, MessageState.Uncertain)]);
        var lead = (await new LeadReader(_db).Find(queue.Leads[0]))!;

        await new MessageSettlements(_db).Settle(lead, claimed.Id, Settlement.SendAgain, "bia");

        (await _db.All<string>("select concat_ws(' ', kind, author, body) from messages where replaces is not null")).ShouldBe(["test ana Oi!"]);
    }

    [Fact]
    public async Task When_the_day_of_a_number_is_used_up_only_what_is_written_by_hand_is_claimed_and_counts_for_no_day()
    {
        var queue = await Queue.Of(3, _db);
        var answer = await Write(queue, queue.Leads[0], WrittenKind.Manual);

        (await queue.Claims.Claim(queue.Phone, queue.Epoch, 10, onlyByHand: true)).ShouldHaveSingleItem().Message.Id.ShouldBe(answer);

        (await queue.Claims.Next(queue.Phone, onlyByHand: true)).Due.ShouldBeNull();
        (await queue.Claims.Next(queue.Phone)).Due.ShouldNotBeNull();
        (await new PhoneStore(_db).TakeOver(queue.Phone))!.ClaimsToday.ShouldBe(0);
    }

    [Fact]
    public async Task The_same_request_asked_by_two_activations_is_one_message()
    {
        var queue = await Queue.Of(1, _db, planned: false);
        var message = Message(queue, WrittenKind.Manual);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Written().Write(queue.Leads[0], message)));

        outcomes.Distinct().ShouldHaveSingleItem().ShouldBeOfType<WriteOutcome.Planned>();
        (await _db.One<long>("select count(*) from messages")).ShouldBe(1);
        (await _db.One<long>("select count(*) from feed where kind = 'message.planned'")).ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_leaves_from_the_number_the_person_last_wrote_to_and_else_from_the_one_they_know()
    {
        var (queue, other) = (await Queue.Of(1, _db), await Queue.Of(0, _db));
        var message = Message(queue, WrittenKind.Manual) with { PhoneId = null };
        await _db.Change("update leads set phone_id = $1", queue.Phone);
        (await Phone(message with { RequestId = Guid.CreateVersion7() })).ShouldBe(queue.Phone);

        await _db.Change("""
            insert into inbound (id, lead_id, phone_id, provider_id, kind, body, at, received_at)
            select gen_random_uuid(), id, $1, 'x', 'text', 'Oi', product_now(), product_now() from leads
            """, other.Phone);
        (await Phone(message with { RequestId = Guid.CreateVersion7() })).ShouldBe(other.Phone);

        await _db.Change("update phones set removed_at = product_now() where id = $1", other.Phone);
        (await Phone(message with { RequestId = Guid.CreateVersion7() })).ShouldBe(queue.Phone);

        async Task<Guid> Phone(WrittenMessage asked) =>
            (await Written().Write(queue.Leads[0], asked)).ShouldBeOfType<WriteOutcome.Planned>().PhoneId;
    }

    [Fact]
    public async Task A_template_that_is_tried_out_takes_its_file_along()
    {
        var queue = await Queue.Of(1, _db, planned: false);
        var template = Guid.CreateVersion7();
        await _db.Change("insert into media (hash, content_type, name, bytes) values ('\\x01', 'image/png', 'antes.png', 'the picture')");
        await _db.Change("insert into templates (id, name, kind, media_hash) values ($1, 'Antes', 'media', '\\x01')", template);
        await Written().Write(queue.Leads[0], Message(queue, WrittenKind.Test) with { TemplateId = template });
        await using var stub = await GatewayStub.Start(context => context.Response.WriteAsync("""{"success":true}"""));
        var sends = new PhoneSends(stub.Gateways, new MediaStore(_db, new ConfigurationBuilder().Build()), NullLogger<PhoneSends>.Instance);

        await sends.Send(
            new(queue.Phone, SocialHubGateway.Name, stub.Address, "", "token"), await queue.Claims.Claim(queue.Phone, queue.Epoch, 1));

        stub.Body.ShouldContain("the picture");
        stub.Body.ShouldContain("Oi!");
    }

    private static WrittenMessage Message(Queue queue, WrittenKind kind) =>
        new() { RequestId = Guid.CreateVersion7(), Kind = kind, Text = "Oi!", PhoneId = queue.Phone, By = "ana" };

    private WrittenMessages Written() =>
        new(_db, new(_db), _roster, _services.GetRequiredService<WhatsAppGateways>(), TimeProvider.System);

    private async Task<Guid> Write(Queue queue, Guid lead, WrittenKind kind) =>
        (await Written().Write(lead, Message(queue, kind))).ShouldBeOfType<WriteOutcome.Planned>().MessageId;
}
