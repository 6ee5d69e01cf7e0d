using Konquista.Web.Feed;

namespace Konquista.Feed;

public sealed class FeedReaderTests(TestDatabase database) : IAsyncLifetime
{
    private static readonly FeedCursor Start = new(1, 0, 0);
    private FeedScene _feed = null!;

    public async ValueTask InitializeAsync() => _feed = await FeedScene.Open(database);

    public ValueTask DisposeAsync() => _feed.DisposeAsync();

    [Theory]
    [InlineData(1, 7)]
    [InlineData(2, 50)]
    [InlineData(3, 1000)]
    public async Task Under_many_writers_every_committed_fact_is_seen_once_and_in_order(int seed, int limit)
    {
        var writers = Enumerable.Range(0, 8).Select(no => new FeedWriter(_feed, (seed * 100) + no)).ToList();
        var writing = Task.WhenAll(writers.Select(writer => writer.Write(12)));

        var seen = await ReadBeside(writing, writers, limit);

        seen.Select(fact => fact.Cursor.Id).ShouldBe(writers.SelectMany(writer => writer.Committed), ignoreOrder: true);
        seen.ShouldBe(seen.OrderBy(fact => fact.Cursor.Xid).ThenBy(fact => fact.Cursor.Id));
        seen.GroupBy(fact => fact.LeadId).ShouldAllBe(lead => InOrder(lead));
    }

    [Fact]
    public async Task Readers_of_any_page_size_see_the_same_feed()
    {
        var writers = Enumerable.Range(0, 4).Select(no => new FeedWriter(_feed, no)).ToList();
        var writing = Task.WhenAll(writers.Select(writer => writer.Write(8)));

        var readers = await Task.WhenAll(ReadBeside(writing, writers, 1), ReadBeside(writing, writers, 13));

        readers[0].Select(fact => fact.Cursor).ShouldBe(readers[1].Select(fact => fact.Cursor));
    }

    [Fact]
    public async Task A_transaction_left_open_holds_later_facts_back_until_it_ends()
    {
        await using var open = await _feed.Db.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await open.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var first = await FeedScene.Write(open, Guid.NewGuid(), 1);
        var second = await _feed.Write();

        var held = await _feed.Read(Start);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        var released = await _feed.ReadAll(Start, 2);

        held.Items.ShouldBeEmpty();
        released.Select(fact => fact.Cursor.Id).ShouldBe([first, second]);
    }

    [Fact]
    public async Task A_reader_may_skip_the_past()
    {
        await _feed.Write();
        await _feed.ReadAll(Start, 1);
        var end = await _feed.Reader.End(TestContext.Current.CancellationToken);

        var later = await _feed.Write();

        (await _feed.ReadAll(end, 1)).ShouldHaveSingleItem().Cursor.Id.ShouldBe(later);
    }

    [Fact]
    public async Task Nothing_new_leaves_the_cursor_where_it_is()
    {
        var end = await _feed.Reader.End(TestContext.Current.CancellationToken);

        var page = await _feed.Read(end);

        end.ShouldBe(Start);
        page.Items.ShouldBeEmpty();
        page.Next.ShouldBe(end);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    [InlineData(1, long.MaxValue)]
    public async Task A_cursor_of_another_era_or_ahead_of_the_database_starts_over(int era, long xid)
    {
        var answer = await _feed.Reader.Read(new(era, (ulong)xid, 5), 10, TestContext.Current.CancellationToken);

        answer.ShouldBe(new FeedPage.Expired(Start));
    }

    [Fact]
    public async Task A_reader_begins_within_each_partition_and_sorts_nothing()
    {
        await _feed.Run("insert into feed (at, kind) select product_now() - (i % 40) * interval '1 day', 'old' from generate_series(1, 20000) i");

        // While an older transaction of another test is open, the planner expects next to nothing and plans for that.
        await _feed.ReadAll(Start, 20_000);
        await _feed.Run("analyze feed");

        var plan = await _feed.Plan();

        plan.ShouldContain("Index Cond: ((ROW(xid, id) > ROW(");
        plan.ShouldNotContain("Seq Scan");
        plan.ShouldNotContain("-> Sort");
    }

    private static bool InOrder(IEnumerable<Fact> ofOneLead) =>
        ofOneLead.Select(fact => fact.LeadVersion!.Value).ToList() is var versions && versions.SequenceEqual(Enumerable.Range(1, versions.Count));

    /// <summary>Reads while others write, then what is left; a last look shows that nothing comes twice.</summary>
    private async Task<List<Fact>> ReadBeside(Task writing, IReadOnlyList<FeedWriter> writers, int limit)
    {
        var (seen, cursor) = (new List<Fact>(), Start);
        while (!writing.IsCompleted)
        {
            var page = await _feed.Read(cursor, limit);
            seen.AddRange(page.Items);
            cursor = page.Next;
        }

        await writing;
        seen.AddRange(await _feed.ReadAll(cursor, writers.Sum(writer => writer.Committed.Count) - seen.Count, limit));
        (await _feed.Read(seen[^1].Cursor)).Items.ShouldBeEmpty();
        return seen;
    }
}
