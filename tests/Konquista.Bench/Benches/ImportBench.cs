using System.Diagnostics.CodeAnalysis;
using Konquista.Bench.Children;
using Konquista.Bench.Demo;
using Konquista.Bench.ProductTime;
using Konquista.Imports;
using Konquista.Postgres;
using Konquista.Silo.Verbs;

namespace Konquista.Bench.Benches;

/// <summary>How long a file of new people takes from the call that starts it until all are leads, enrolled and with reminders.</summary>
internal sealed class ImportBench(int rows) : IBench
{
    /// <summary>A Sunday: nobody's window opens while we measure.</summary>
    private static readonly DateTimeOffset Sunday = new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(-3));

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    [StringSyntax("sql")]
    private const string Standing = "select state, enrolled from imports where id = $1";

    public async Task<object> Measure(BenchFloor floor, CancellationToken cancellation)
    {
        var time = new ProductTimeRow(floor.Db);
        await time.Start(Sunday, speed: 1, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(3));
        var file = new FileInfo(Path.Combine(floor.Workshop.Folder, "leads.csv"));
        InventedLeads.Write(file.FullName, rows, seed: 1);
        await using var fleet = new Fleet(floor.Workshop, floor.Http);
        await fleet.StartSilo(cancellation);
        await using var door = await ClusterDoor.Open(floor.Workshop.ConnectionString, cancellation);
        var id = await ImportUpload.Send(floor.Db, file, "leads", new ImportOptions(), cancellation);
        var began = TimeProvider.System.GetTimestamp();
        await door.Grains.GetGrain<IImportGrain>(GrainKey.Import(id)).Start();
        await UntilDone(floor, id, cancellation);
        var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        return new ImportFigure(rows, Math.Round(seconds, 2), Math.Round(rows / seconds));
    }

    private async Task UntilDone(BenchFloor floor, Guid id, CancellationToken cancellation)
    {
        while (await Read(floor, id, cancellation) is var (state, enrolled) && state != "done")
        {
            if (state is "failed" or "stopped")
            {
                throw new InvalidOperationException($"The import is {state} with {enrolled} enrolled.");
            }

            await Task.Delay(Glance, cancellation);
        }

        if (await Read(floor, id, cancellation) is var (_, all) && all != rows)
        {
            throw new InvalidOperationException($"Only {all} of {rows} were enrolled.");
        }
    }

    private static async Task<(string State, int Enrolled)> Read(BenchFloor floor, Guid id, CancellationToken cancellation)
    {
        await using var command = floor.Db.Command(Standing, id);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return (row.GetString(0), row.GetInt32(1));
    }
}

/// <summary>The figure of an import.</summary>
internal sealed record ImportFigure(int Rows, double Seconds, double RowsPerSecond);
