using System.Collections.Concurrent;

namespace Konquista.Web.Segments;

/// <summary>How many leads segments name, read at most every few seconds however many pages ask.</summary>
internal sealed class SegmentCounts(SegmentList list, TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(Guid Segment, int Version, Guid Only), (long At, int? Count)> _latest = [];

    public async Task<int?> Of(Segment segment, Guid? only, CancellationToken cancel)
    {
        var key = (segment.Id, segment.Version, only ?? Guid.Empty);
        if (_latest.TryGetValue(key, out var known) && time.GetElapsedTime(known.At) < Freshness)
        {
            return known.Count;
        }

        var count = await list.Count(segment, only, cancel);
        _latest[key] = (time.GetTimestamp(), count);
        return count;
    }
}
