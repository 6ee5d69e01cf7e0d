using System.Collections.Concurrent;

namespace Konquista.Sandbox.Receipts;

/// <summary>How many requests ended in which way: accepted, each fault, each refusal.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);

    public void Add(string what) => _counts.AddOrUpdate(what, 1, static (_, count) => count + 1);

    public IReadOnlyDictionary<string, long> All() => new SortedDictionary<string, long>(_counts, StringComparer.Ordinal);

    public void Clear() => _counts.Clear();
}
