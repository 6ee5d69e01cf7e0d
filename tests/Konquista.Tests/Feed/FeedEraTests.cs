using Konquista.Silo.Migrations;
using Konquista.Web.Feed;

namespace Konquista.Feed;

public sealed class FeedEraTests(TestDatabase database) : IAsyncLifetime
{
    private const string Huge = "9000000000000000000";
    private FeedScene _feed = null!;

    public async ValueTask InitializeAsync() => _feed = await FeedScene.Open(database);

    public ValueTask DisposeAsync() => _feed.DisposeAsync();

    [Fact]
    public async Task A_server_that_goes_on_stays_in_its_era()
    {
        await _feed.Write();

        await Migrate();

        (await Era()).ShouldBe(1);
    }

    [Fact]
    public async Task A_last_transaction_ahead_of_the_server_begins_one_new_era()
    {
        await _feed.Run($"update feed_era set last_xid = '{Huge}'");

        await Migrate();
        await Migrate();

        (await Era()).ShouldBe(2);
    }

    [Fact]
    public async Task Facts_ahead_of_the_server_begin_one_new_era_and_are_read_before_new_ones()
    {
        var ids = new[] { await _feed.Write(), await _feed.Write() };
        await _feed.Run($"update feed set xid = '{Huge}'");

        await Migrate();
        await Migrate();
        var later = await _feed.Write();

        (await Era()).ShouldBe(2);
        (await _feed.ReadAll(new(2, 0, 0), 3)).Select(fact => fact.Cursor.Id).ShouldBe([.. ids, later]);
    }

    [Fact]
    public async Task A_cursor_of_before_the_restore_starts_over()
    {
        await _feed.Write();
        var before = (await _feed.ReadAll(new(1, 0, 0), 1))[0].Cursor;
        await _feed.Run($"update feed_era set last_xid = '{Huge}'");

        await Migrate();

        (await _feed.Reader.Read(before, 10, TestContext.Current.CancellationToken)).ShouldBe(new FeedPage.Expired(new(2, 0, 0)));
    }

    private Task<int> Migrate() => new Migrator(Migration.All).Run(_feed.ConnectionString, TestContext.Current.CancellationToken);

    private async Task<int> Era() => (await _feed.Reader.End(TestContext.Current.CancellationToken)).Era;
}
