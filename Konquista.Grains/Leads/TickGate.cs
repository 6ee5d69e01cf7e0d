using System.Collections.Concurrent;

namespace Konquista.Leads;

/// <summary>
/// Bounds how many leads of a silo look at their sequences at once: reminders come with no bound of their own. A lead that
/// finds it full is called again as soon as there is a place; if the silo dies first, its reminder's next period does it.
/// </summary>
internal sealed class TickGate(IGrainFactory grains)
{
    private const int Places = 256;

    private readonly ConcurrentQueue<string> _waiting = new();
    private int _inside;

    /// <summary>Looks now, or answers at once and lets the lead be woken later.</summary>
    public async Task Enter(string lead, Func<Task> look)
    {
        if (Interlocked.Increment(ref _inside) > Places)
        {
            _waiting.Enqueue(lead);
            Leave();
            return;
        }

        try
        {
            await look();
        }
        finally
        {
            Leave();
        }
    }

    // Also whoever was turned away gives back the place it did not get: the last to leave may have gone before it queued.
    private void Leave()
    {
        if (Interlocked.Decrement(ref _inside) < Places && _waiting.TryDequeue(out var lead))
        {
            grains.GetGrain<ILeadGrain>(lead).Wake().Ignore();
        }
    }
}
