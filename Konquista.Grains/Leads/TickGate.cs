namespace Konquista.Leads;

/// <summary>Bounds how many leads of a silo look at their sequences at once: reminders come with no bound of their own.</summary>
internal sealed class TickGate : IDisposable
{
    /// <summary>Below Orleans' call timeout: who cannot enter by then comes back with the reminder's next period.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    private readonly SemaphoreSlim _places = new(256, 256);

    /// <summary>False when it is too crowded; nothing was done then.</summary>
    public async Task<bool> Enter(Func<Task> look)
    {
        if (!await _places.WaitAsync(Patience))
        {
            return false;
        }

        try
        {
            await look();
            return true;
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();
}
