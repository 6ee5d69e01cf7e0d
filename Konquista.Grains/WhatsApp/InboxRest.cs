using System.Diagnostics;

namespace Konquista.WhatsApp;

/// <summary>Senders whose message could not be read rest for a growing while, so that a short illness of ours parks nobody's words.</summary>
internal sealed class InboxRest
{
    private const int Longest = 16;

    private readonly Dictionary<string, (long Since, TimeSpan Length)> _resting = new(StringComparer.Ordinal);

    public void Add(IReadOnlyList<InboxRow> failed)
    {
        foreach (var row in failed.Where(row => row.SenderKey is not null))
        {
            _resting[row.SenderKey!] = (Stopwatch.GetTimestamp(), TimeSpan.FromSeconds(Math.Min(1 << row.Tries, Longest)));
        }
    }

    public string[] Senders()
    {
        foreach (var (sender, (since, length)) in _resting)
        {
            if (Stopwatch.GetElapsedTime(since) >= length)
            {
                _resting.Remove(sender);
            }
        }

        return [.. _resting.Keys];
    }
}
