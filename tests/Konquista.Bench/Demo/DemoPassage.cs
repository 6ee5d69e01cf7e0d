using Konquista.Bench.Children;
using Konquista.Bench.ProductTime;
using Npgsql;

namespace Konquista.Bench.Demo;

/// <summary>Lets product time run from the first day past the last, at the pace the work allows, with a power cut on the way if asked for.</summary>
internal sealed class DemoPassage(DemoOptions options, Fleet fleet, ProductTimeRow time, NpgsqlDataSource db)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly DemoProgress _progress = new();

    public async Task Run(DemoPace pace, long leads, CancellationToken cancellation)
    {
        var mayKill = options.IsRough;
        var crowd = Math.Clamp(leads / 20, 1, 50);
        while (await Look(cancellation) is var work && work.Now < options.Ends && (work.IsBusy || work.Pending > 0 || work.Next is not null))
        {
            if (mayKill && work.Now >= options.KillFrom && work.Sending > 0 && work.Due >= crowd)
            {
                mayKill = false;
                await CutPower(cancellation);
            }

            await time.Run(pace.Speed(work));
            await Task.Delay(Glance, cancellation);
        }

        await time.Run(pace.Slow);
    }

    /// <summary>Waits until nothing is under way any more, neither here nor in the Sandbox.</summary>
    public async Task Settle(Func<CancellationToken, Task<bool>> isSandboxIdle, CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) < Patience)
        {
            var isIdle = await isSandboxIdle(cancellation);
            var work = await Look(cancellation);
            if (isIdle && work.Pending == 0 && !work.IsHearing)
            {
                return;
            }

            await Task.Delay(Glance, cancellation);
        }
    }

    private async Task CutPower(CancellationToken cancellation)
    {
        DemoProgress.Say("SIGKILL no silo; o relógio para até ele voltar.");
        await fleet.Silo!.Kill();
        await time.Run(0);
        await fleet.StartSilo(cancellation);
    }

    private async Task<Workload> Look(CancellationToken cancellation)
    {
        fleet.MustLive();
        var work = await Workload.Read(db, cancellation);
        _progress.Tell(work, time.Speed, DemoOptions.Begins);
        return work;
    }
}
