using GraphQL.DataLoader;

namespace Konquista.Web.GraphQL.Batches;

/// <summary>Gathers what the fields of one operation want of one kind, and reads it with one statement when the first of them needs it.</summary>
internal sealed class Batch<TKey, T>(Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, T>>> read, T? missing = default)
    where TKey : notnull
{
    private const int Most = 1000;
    private readonly Dictionary<TKey, IDataLoaderResult<T?>> _wanted = [];
    private readonly Lock _turn = new();
    private Round? _open;

    public IDataLoaderResult<T?> Load(TKey key)
    {
        lock (_turn)
        {
            if (_wanted.TryGetValue(key, out var known))
            {
                return known;
            }

            if (_open is null || _open.Keys.Count >= Most)
            {
                _open = new(this);
            }

            _open.Keys.Add(key);
            return _wanted[key] = new Wanted(_open, key, missing);
        }
    }

    /// <summary>The same where there is something else for whoever has none, such as an empty list.</summary>
    public IDataLoaderResult<T> Always(TKey key) => Load(key)!;

    /// <summary>The same for what may not be there.</summary>
    public IDataLoaderResult<T?> LoadIf(TKey? key, bool isThere) => isThere ? Load(key!) : new Nothing();

    private sealed class Nothing : IDataLoaderResult<T?>
    {
        public Task<T?> GetResultAsync(CancellationToken cancellationToken = default) => Task.FromResult<T?>(default);

        Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => Task.FromResult<object?>(null);
    }

    private sealed class Round(Batch<TKey, T> batch)
    {
        private Task<IReadOnlyDictionary<TKey, T>>? _reading;

        public List<TKey> Keys { get; } = [];

        public Task<IReadOnlyDictionary<TKey, T>> Read(CancellationToken cancel)
        {
            lock (batch._turn)
            {
                if (ReferenceEquals(batch._open, this))
                {
                    batch._open = null;
                }

                return _reading ??= batch.Read(Keys, cancel);
            }
        }
    }

    private Task<IReadOnlyDictionary<TKey, T>> Read(IReadOnlyList<TKey> keys, CancellationToken cancel) => read(keys, cancel);

    private sealed class Wanted(Round round, TKey key, T? missing) : IDataLoaderResult<T?>
    {
        public async Task<T?> GetResultAsync(CancellationToken cancellationToken = default) =>
            (await round.Read(cancellationToken)).TryGetValue(key, out var found) ? found : missing;

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }
}
