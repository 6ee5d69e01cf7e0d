using Npgsql;

namespace Konquista.Feed;

/// <summary>Writes facts of leads that it alone owns, as grains do, in transactions of chance length that end by chance; some stay open
/// while later ones commit. Remembers what was committed.</summary>
internal sealed class FeedWriter(FeedScene scene, int seed)
{
    private readonly Random _chance = new(seed);
    private readonly Dictionary<Guid, int> _versions = new() { [Guid.NewGuid()] = 0, [Guid.NewGuid()] = 0 };

    public List<long> Committed { get; } = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task Write(int transactions)
    {
        await using var outer = await scene.Db.OpenConnectionAsync(Cancel);
        await using var inner = await scene.Db.OpenConnectionAsync(Cancel);
        var (lead, other) = (_versions.Keys.First(), _versions.Keys.Last());
        for (var left = transactions; left > 0; left--)
        {
            await InTransaction(outer, lead, async () =>
            {
                for (var meanwhile = _chance.Next(4); meanwhile > 0; meanwhile--)
                {
                    await InTransaction(inner, other, () => Task.CompletedTask);
                }
            });
        }
    }

    private async Task InTransaction(NpgsqlConnection connection, Guid lead, Func<Task> meanwhile)
    {
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        var (before, written) = (_versions[lead], new List<long>());
        for (var facts = _chance.Next(1, 5); facts > 0; facts--)
        {
            written.Add(await FeedScene.Write(connection, lead, ++_versions[lead]));
        }

        await meanwhile();
        if (_chance.Next(4) == 0)
        {
            await transaction.RollbackAsync(Cancel);
            _versions[lead] = before;
            return;
        }

        await transaction.CommitAsync(Cancel);
        Committed.AddRange(written);
    }
}
