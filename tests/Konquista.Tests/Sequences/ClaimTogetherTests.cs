using Konquista.Messages;
using Npgsql;

namespace Konquista.Sequences;

/// <summary>Many numbers claim in one transaction, and each gets what is its own.</summary>
public sealed class ClaimTogetherTests(TestDatabase database) : IAsyncLifetime
{
    private NpgsqlDataSource _db = null!;

    public async ValueTask InitializeAsync()
    {
        _db = NpgsqlDataSource.Create(await database.CreateDatabase());
        await _db.Change("insert into product_clock (real_origin, product_origin) values (clock_timestamp(), $1)", Town.MondayMorning);
    }

    public ValueTask DisposeAsync() => _db.DisposeAsync();

    [Fact]
    public async Task Each_number_gets_its_own_messages_and_an_older_activation_none()
    {
        var queues = new[] { await Queue.Of(30, _db), await Queue.Of(30, _db), await Queue.Of(30, _db) };
        var claims = new MessageClaims(_db);
        var older = queues[2].Epoch;
        await queues[2].TakeOver();

        var asked = queues.Select(queue => (queue.Phone, queue.Epoch)).Append((queues[2].Phone, older)).Concat(queues.Select(queue => (queue.Phone, queue.Epoch)));
        var claimed = await Task.WhenAll(asked.Select(one => claims.Claim(one.Phone, one.Item2, 20)));

        claimed[3].ShouldBeEmpty();
        var all = claimed.SelectMany(own => own).Select(claim => claim.Message).ToList();
        all.DistinctBy(message => message.Id).Count().ShouldBe(all.Count);
        foreach (var (no, queue) in queues.Index())
        {
            claimed[no].Concat(claimed[4 + no]).Select(claim => claim.Message.LeadId).ShouldBeSubsetOf(queue.Leads);
        }

        (await _db.One<long>("select count(*) from attempts a join messages m on m.id = a.message_id where m.state = 'sending' and m.phone_id = a.phone_id"))
            .ShouldBe(all.Count);
        (await _db.One<long>("select count(*) from attempts where epoch = $1 and phone_id = $2", older, queues[2].Phone)).ShouldBe(0);
    }

    [Fact]
    public async Task A_message_that_moves_to_another_day_while_its_claim_waits_stays_planned()
    {
        var queue = await Queue.Of(1, _db);
        await using var connection = await _db.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var holder = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var hold = new NpgsqlCommand("select from leads for update", connection);
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var claim = queue.Claim(1);
        await Town.Eventually(async () =>
            await _db.One<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") > 0
                ? null
                : "the claim does not wait");
        await _db.Change("update messages set due_at = due_at + interval '1 day', closes_at = closes_at + interval '1 day'");
        await holder.CommitAsync(TestContext.Current.CancellationToken);

        (await claim).ShouldBeEmpty();
        (await _db.One<string>("select state from messages")).ShouldBe("planned");
    }

    [Fact]
    public async Task What_is_planned_for_an_enrollment_that_is_over_expires_with_its_last_day()
    {
        var queue = await Queue.Of(3, _db);
        var leftovers = new MessageLeftovers(_db);
        await _db.Change("update messages set expires_at = product_now() - interval '1 minute' where lead_id = any ($1)", queue.Leads.Take(2).ToArray());
        await _db.Change("update enrollments set state = 'stopped' where lead_id <> $1", queue.Leads[0]);

        await leftovers.Expire();

        (await _db.All<string>("select concat_ws(' ', state, reason) from messages order by array_position($1, lead_id)", queue.Leads.ToArray()))
            .ShouldBe(["planned", "skipped expired", "planned"]);
        (await _db.All<Guid>("select lead_id from feed where kind = 'message.skipped'")).ShouldBe([queue.Leads[1]]);
        (await leftovers.WaitingPhones()).ShouldBe([queue.Phone]);
    }
}
