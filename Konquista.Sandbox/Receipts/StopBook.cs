using Konquista.Sandbox.Recipients;

namespace Konquista.Sandbox.Receipts;

/// <summary>Every reply and opt-out, when its webhook was answered, and what still arrived for that person afterwards.</summary>
internal sealed class StopBook(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly List<Stop> _stops = [];
    private readonly Dictionary<long, Stop> _answered = [];
    private int _late;

    public Stop Add(Recipient recipient, AnswerKind kind, long at)
    {
        var stop = new Stop(recipient, kind, at);
        lock (_gate)
            _stops.Add(stop);
        return stop;
    }

    public void Answered(Stop stop)
    {
        lock (_gate)
        {
            if (stop.AnsweredAt != 0)
                return;
            stop.AnsweredAt = clock.GetUtcNow().UtcTicks;
            _answered.TryAdd(stop.Recipient.Digits, stop);
        }
    }

    public void Arrived(Arrival arrival)
    {
        lock (_gate)
        {
            if (!_answered.TryGetValue(arrival.Recipient.Digits, out var stop) || arrival.At <= stop.AnsweredAt)
                return;
            stop.Late.Add((arrival.Id, arrival.At));
            _late++;
        }
    }

    public StopCount Count()
    {
        lock (_gate)
        {
            var optOuts = _stops.Count(stop => stop.Kind == AnswerKind.OptOut);
            return new(_stops.Count - optOuts, optOuts, _stops.Count(stop => stop.AnsweredAt != 0), _late);
        }
    }

    public List<(int Number, StopView Stop)> After(int after, int limit)
    {
        lock (_gate)
            return [.. _stops.Select((stop, index) => (index + 1, stop)).Skip(after).Take(limit).Select(one => (one.Item1, StopView.Of(one.stop)))];
    }

    public void Clear()
    {
        lock (_gate)
        {
            _stops.Clear();
            _answered.Clear();
            _late = 0;
        }
    }
}

/// <summary>One message by which a person ends what is sent to them.</summary>
internal sealed class Stop(Recipient recipient, AnswerKind kind, long sentAt)
{
    public Recipient Recipient => recipient;

    public AnswerKind Kind => kind;

    public long SentAt => sentAt;

    public long AnsweredAt { get; set; }

    public List<(string? Id, long At)> Late { get; } = [];
}

/// <summary>Totals of the stops and of the receipts that came after one.</summary>
internal sealed record StopCount(int Replies, int OptOuts, int Answered, int SentAfterStop);
