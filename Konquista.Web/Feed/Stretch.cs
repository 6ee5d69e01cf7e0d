using Konquista.Feed;

namespace Konquista.Web.Feed;

/// <summary>The latest facts in their order, without a gap, as many as fit; and a bell that rings when there are more.</summary>
internal sealed class Stretch
{
    private const int Most = 20_000;

    /// <summary>Facts that are handed out at once.</summary>
    public const int Slice = 500;

    private readonly Lock _turn = new();
    private readonly List<Fact> _facts = [];
    private TaskCompletionSource _news = Bell();
    private FeedCursor? _start;

    /// <summary>The last place that is known here; null before anything is.</summary>
    public FeedCursor? End { get; private set; }

    /// <summary>Ends when something is added after it was asked for.</summary>
    public Task News
    {
        get
        {
            lock (_turn)
            {
                return _news.Task;
            }
        }
    }

    public void Begin(FeedCursor at) => Change(() =>
    {
        _facts.Clear();
        (_start, End) = (at, at);
    });

    public void Forget()
    {
        lock (_turn)
        {
            if (_start is null)
            {
                return;
            }
        }

        Change(() =>
        {
            _facts.Clear();
            (_start, End) = (null, null);
        });
    }

    public void Add(IReadOnlyList<Fact> facts)
    {
        if (facts.Count == 0)
        {
            return;
        }

        Change(() =>
        {
            _facts.AddRange(facts);
            End = facts[^1].Cursor;
            if (_facts.Count > Most && _facts.Count - Most is var old)
            {
                _start = _facts[old - 1].Cursor;
                _facts.RemoveRange(0, old);
            }
        });
    }

    /// <summary>The next facts after a place, none when it is the end; null when the place is not within the stretch.</summary>
    public IReadOnlyList<Fact>? After(FeedCursor place)
    {
        lock (_turn)
        {
            if (_start is not { } start || End is not { } end || place.Era != start.Era || Order(place, start) < 0 || Order(place, end) > 0)
            {
                return null;
            }

            var first = _facts.BinarySearch(new Fact { Cursor = place, At = default, Kind = "" }, ByPlace);
            var from = first < 0 ? ~first : first + 1;
            return _facts.GetRange(from, Math.Min(Slice, _facts.Count - from));
        }
    }

    private static readonly Comparer<Fact> ByPlace = Comparer<Fact>.Create((one, other) => Order(one.Cursor, other.Cursor));

    private static int Order(FeedCursor one, FeedCursor other) => one.Xid.CompareTo(other.Xid) is var byXid and not 0 ? byXid : one.Id.CompareTo(other.Id);

    private static TaskCompletionSource Bell() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Change(Action change)
    {
        TaskCompletionSource rings;
        lock (_turn)
        {
            change();
            (rings, _news) = (_news, Bell());
        }

        rings.SetResult();
    }
}
