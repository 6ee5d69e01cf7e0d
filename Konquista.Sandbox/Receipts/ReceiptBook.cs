using System.Runtime.InteropServices;

namespace Konquista.Sandbox.Receipts;

/// <summary>The count of what arrived: attempts by key, acceptances by key, and the same text to the same person.</summary>
internal sealed class ReceiptBook(SandboxSettings settings)
{
    private const int PageSize = 8192;

    private readonly Lock _gate = new();
    private readonly Dictionary<ulong, Slot> _slots = [];
    private readonly Dictionary<ulong, int> _sameText = [];
    private readonly Dictionary<string, string> _accounts = [];
    private readonly List<Receipt[]> _pages = [];
    private int _distinct;
    private long _accepted;
    private long _sameTextAgain;
    private long _unlisted;

    public int Attempt(ulong key)
    {
        lock (_gate)
            return ++CollectionsMarshal.GetValueRefOrAddDefault(_slots, key, out _).Attempts;
    }

    /// <summary>Counts one acceptance and tells how often this key has now been accepted.</summary>
    public int Accept(Arrival arrival)
    {
        lock (_gate)
        {
            _accepted++;
            if (++CollectionsMarshal.GetValueRefOrAddDefault(_sameText, arrival.PairKey, out _) > 1)
                _sameTextAgain++;
            ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_slots, arrival.Key, out _);
            if (slot.Number == 0 && _distinct >= settings.MaxReceipts)
            {
                _unlisted++;
                return 1;
            }

            if (slot.Number == 0)
                slot.Number = Append(arrival);
            ref var receipt = ref At(slot.Number);
            receipt.LastAt = Math.Max(receipt.LastAt, arrival.At);
            return ++receipt.Count;
        }
    }

    public ReceiptCount Count()
    {
        lock (_gate)
            return new(_accepted, _distinct, _accepted - _distinct - _unlisted, _sameTextAgain, _unlisted);
    }

    /// <summary>The receipts with a number above <paramref name="after"/>, in the order of their first acceptance.</summary>
    public List<(int Number, Receipt Receipt)> After(int after, int limit)
    {
        lock (_gate)
        {
            var found = new List<(int, Receipt)>(Math.Clamp(_distinct - after, 0, limit));
            for (var number = after + 1; number <= _distinct && found.Count < limit; number++)
                found.Add((number, At(number)));
            return found;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _slots.Clear();
            _sameText.Clear();
            _accounts.Clear();
            _pages.Clear();
            _distinct = 0;
            _accepted = _sameTextAgain = _unlisted = 0;
        }
    }

    private int Append(Arrival arrival)
    {
        if (_distinct % PageSize == 0)
            _pages.Add(new Receipt[PageSize]);
        _accounts.TryAdd(arrival.Account, arrival.Account);
        At(++_distinct) = new()
        {
            Id = arrival.Id,
            Account = _accounts[arrival.Account],
            Recipient = arrival.Recipient.Digits,
            TextHash = arrival.TextHash,
            FirstAt = arrival.At,
            Provider = arrival.Provider,
        };
        return _distinct;
    }

    private ref Receipt At(int number) => ref _pages[(number - 1) / PageSize][(number - 1) % PageSize];

    [StructLayout(LayoutKind.Auto)]
    private struct Slot
    {
        public int Number;
        public int Attempts;
    }
}

/// <summary>Totals of the receipts; a duplicate is an acceptance beyond the first under one key.</summary>
internal sealed record ReceiptCount(long Accepted, int Distinct, long Duplicates, long SameText, long Unlisted);
