using Konquista.Web.Feed;
using Npgsql;
using NpgsqlTypes;

namespace Konquista.Feed;

/// <summary>A feed of one's own, what is written to it, and a reader of it.</summary>
internal sealed class FeedScene : IAsyncDisposable
{
    private const string Insert = """
        insert into feed (at, kind, lead_id, lead_version) values (product_now(), 'tested', $1, $2) returning id
        """;

    private FeedScene(string connectionString)
    {
        ConnectionString = connectionString;
        Db = NpgsqlDataSource.Create(connectionString);
        Reader = new(Db);
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource Db { get; }

    public FeedReader Reader { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<FeedScene> Open(TestDatabase database) => new(await database.CreateDatabase());

    public static async Task<long> Write(NpgsqlConnection connection, Guid lead, int version)
    {
        await using var insert = new NpgsqlCommand(Insert, connection) { Parameters = { new() { Value = lead }, new() { Value = version } } };
        return (long)(await insert.ExecuteScalarAsync(Cancel))!;
    }

    public async Task<long> Write()
    {
        await using var connection = await Db.OpenConnectionAsync(Cancel);
        return await Write(connection, Guid.NewGuid(), 1);
    }

    public async Task Run(string sql)
    {
        await using var command = Db.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    public async Task<FeedPage.Facts> Read(FeedCursor after, int limit = FeedReader.Most) =>
        (await Reader.Read(after, limit, Cancel)).ShouldBeOfType<FeedPage.Facts>();

    /// <summary>Polls until so many facts were seen; a writer of another test on the same server may hold the reader for a while.</summary>
    public async Task<IReadOnlyList<Fact>> ReadAll(FeedCursor after, int count, int limit = FeedReader.Most)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        deadline.CancelAfter(TimeSpan.FromMinutes(2));
        var seen = new List<Fact>();
        while (seen.Count < count)
        {
            deadline.Token.ThrowIfCancellationRequested();
            var page = await Read(after, limit);
            seen.AddRange(page.Items);
            after = page.Next;
        }

        return seen;
    }

    /// <summary>The plan of a reader that comes back, as the server would run it.</summary>
    public async Task<string> Plan()
    {
        await using var explain = Db.CreateCommand("explain (costs off) " + FeedReader.After);
        explain.Parameters.Add(new() { Value = 3UL, NpgsqlDbType = NpgsqlDbType.Xid8 });
        explain.Parameters.Add(new() { Value = 1L });
        explain.Parameters.Add(new() { Value = 100 });
        await using var rows = await explain.ExecuteReaderAsync(Cancel);
        var lines = new List<string>();
        while (await rows.ReadAsync(Cancel))
        {
            lines.Add(rows.GetString(0));
        }

        return string.Join('\n', lines);
    }

    public ValueTask DisposeAsync() => Db.DisposeAsync();
}
