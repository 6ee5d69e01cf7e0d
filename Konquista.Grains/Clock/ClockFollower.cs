using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Konquista.Clock;

/// <summary>Keeps the process's product clock in step with its row, when there is one at the start.</summary>
internal sealed class ClockFollower(ProductClock clock, ClockStore store) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(25);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await Follow(stoppingToken))
        {
            await Task.Delay(Interval, TimeProvider.System, stoppingToken);
        }
    }

    private async Task<bool> Follow(CancellationToken stoppingToken)
    {
        try
        {
            if (await store.Read(stoppingToken) is not { } row)
            {
                return false;
            }

            clock.Follow(row.Reading);
        }
        catch (NpgsqlException)
        {
            // The database is away; the clock goes on at the speed it knows.
            return true;
        }

        return true;
    }
}
