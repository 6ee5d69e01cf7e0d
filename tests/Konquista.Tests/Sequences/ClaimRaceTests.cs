using Konquista.Messages;
using Konquista.Web.Webhooks;
using Konquista.WhatsApp;
using Npgsql;

namespace Konquista.Sequences;

/// <summary>The guarded transitions of the ledger, when two want the same.</summary>
public sealed class ClaimRaceTests(TestDatabase database) : IAsyncLifetime
{
    private NpgsqlDataSource _db = null!;

    public async ValueTask InitializeAsync()
    {
        _db = NpgsqlDataSource.Create(await database.CreateDatabase());
        await _db.Change("insert into product_clock (real_origin, product_origin) values (clock_timestamp(), $1)", Town.MondayMorning);
    }

    public ValueTask DisposeAsync() => _db.DisposeAsync();

    [Fact]
    public async Task An_older_activation_claims_nothing_once_a_newer_one_has_taken_the_number_over()
    {
        var queue = await Queue.Of(60, _db);
        var older = queue.Epoch;
        var claims = ClaimAll(queue, older);
        var newer = await queue.TakeOver();
        var taken = await _db.One<DateTime>("select product_clock_timestamp()");

        await ClaimAll(queue, newer);
        await claims;

        (await queue.Claim(60, older)).ShouldBeEmpty();
        (await _db.One<long>("select count(*) from attempts where epoch = $1 and claimed_at > $2", older, taken)).ShouldBe(0);
        (await _db.One<long>("select count(distinct message_id) from attempts where no = 1")).ShouldBe(60);
        (await _db.One<long>("select count(*) from attempts")).ShouldBe(60);
    }

    [Fact]
    public async Task Of_two_plans_at_the_same_version_of_a_lead_one_wins()
    {
        var queue = await Queue.Of(40, _db, planned: false);
        var (one, other) = (await queue.Plans("d0"), await queue.Plans("d1"));

        var written = await Task.WhenAll(queue.Plan(one), queue.Plan(other));

        written.SelectMany(leads => leads).ShouldBe(queue.Leads, ignoreOrder: true);
        (await _db.One<long>("select count(*) from messages")).ShouldBe(40);
    }

    [Fact]
    public async Task The_same_step_planned_twice_is_one_message()
    {
        var queue = await Queue.Of(5, _db);

        (await queue.Plan(await queue.Plans("d0"))).Count.ShouldBe(5);

        (await _db.One<long>("select count(*) from messages")).ShouldBe(5);
        (await _db.One<long>("select count(*) from feed where kind = 'message.planned'")).ShouldBe(5);
    }

    [Fact]
    public async Task An_acceptance_that_an_older_activation_records_late_wins_over_the_judgement_that_it_is_uncertain()
    {
        var queue = await Queue.Of(1, _db);
        var claimed = (await queue.Claim(1)).ShouldHaveSingleItem();
        var newer = await queue.TakeOver();
        (await queue.Results.Judge(queue.Phone, newer, TimeSpan.Zero)).ShouldHaveSingleItem().Message.State.ShouldBe(MessageState.Uncertain);

        await queue.Results.Write([new(claimed, MessageState.Accepted)]);

        (await _db.One<string>("select state from messages")).ShouldBe("accepted");
        (await queue.Results.Judge(queue.Phone, newer, TimeSpan.Zero)).ShouldBeEmpty();
        (await _db.One<string>("select outcome from attempts")).ShouldBe("accepted");
    }

    [Fact]
    public async Task A_judgement_that_races_with_the_late_result_leaves_what_the_provider_said()
    {
        var queue = await Queue.Of(200, _db);
        var claimed = await queue.Claim(200);
        var newer = await queue.TakeOver();

        await Task.WhenAll(
            queue.Results.Judge(queue.Phone, newer, TimeSpan.Zero),
            Task.WhenAll(claimed.Chunk(10).Select(batch => queue.Results.Write([.. batch.Select(one => new AttemptResult(one, MessageState.Accepted))]))));

        (await _db.One<long>("select count(*) from messages where state = 'accepted'")).ShouldBe(200);
        (await _db.One<long>("select count(*) from attempts where outcome = 'accepted'")).ShouldBe(200);
    }

    [Fact]
    public async Task What_never_left_is_cancelled_when_its_enrollment_ended_meanwhile()
    {
        var queue = await Queue.Of(2, _db);
        var claimed = await queue.Claim(2);
        await _db.Change("update enrollments set state = 'stopped', ended_at = product_now() where lead_id = $1", claimed[0].LeadId);

        var states = await queue.Results.Write([.. claimed.Select(one => new AttemptResult(one, MessageState.Planned) { Due = one.ClaimedAt.AddMinutes(5) })]);

        states[claimed[0].Id].ShouldBe(MessageState.Cancelled);
        states[claimed[1].Id].ShouldBe(MessageState.Planned);
    }

    [Fact]
    public async Task Planning_claiming_and_hearing_of_the_same_people_never_lock_each_other_out()
    {
        var queue = await Queue.Of(60, _db, planned: false);
        var phones = await _db.All<string>("select phone from leads");

        await Task.WhenAll(
            Repeat(async no => await queue.Plan(Shuffled(await queue.Plans($"d{no}")))),
            Repeat(async no => await queue.Plan(Shuffled(await queue.Plans($"e{no}")))),
            Repeat(async _ => await queue.Claim(60)),
            Repeat(async no => await new WebhookInbox(_db).Store(
                CloudApiNews.Read(InboxNews.Of(Shuffled(phones).Select((phone, one) => InboxNews.Text($"{no}.{one}", phone.TrimStart('+'), "Oi")))),
                TestContext.Current.CancellationToken)));

        (await _db.One<long>("select count(*) from messages")).ShouldBeGreaterThan(60);
        (await _db.One<long>("select deadlocks from pg_stat_database where datname = current_database()")).ShouldBe(0);
    }

    private static async Task Repeat(Func<int, Task> act)
    {
        for (var no = 0; no < 40; no++)
        {
            await act(no);
        }
    }

    private static T[] Shuffled<T>(IReadOnlyList<T> items)
    {
        T[] shuffled = [.. items];
        Random.Shared.Shuffle(shuffled);
        return shuffled;
    }

    private static async Task ClaimAll(Queue queue, long epoch)
    {
        while ((await queue.Claim(2, epoch)).Count > 0)
        {
            continue;
        }
    }
}
