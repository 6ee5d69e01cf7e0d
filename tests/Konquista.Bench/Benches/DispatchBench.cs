using System.Diagnostics.CodeAnalysis;
using Konquista.Bench.Children;
using Konquista.Bench.ProductTime;
using Konquista.Postgres;

namespace Konquista.Bench.Benches;

/// <summary>
/// The whole way of a message for leads whose grains sleep: reminder, plan, claim, HTTP, result, reminder again; all due at
/// once, or so many a second.
/// </summary>
internal sealed class DispatchBench(int leads, int? rate) : IBench
{
    private const int Numbers = 50;

    private static readonly DateTimeOffset Tuesday = new(2026, 3, 3, 10, 0, 0, TimeSpan.FromHours(-3));
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>Backends hand in their counts with a delay.</summary>
    private static readonly TimeSpan Statistics = TimeSpan.FromSeconds(3);

    // A lead is done when its message is and its reminder stands for another day.
    [StringSyntax("sql")]
    private const string CountUndone = """
        select (select count(*) from orleans.reminder where name = 'next' and start < $1)
             + (select count(*) from messages where state in ('planned', 'sending'))
        """;

    [StringSyntax("sql")]
    private const string CountTransactions = "select xact_commit from pg_stat_database where datname = current_database()";

    public async Task<object> Measure(BenchFloor floor, CancellationToken cancellation)
    {
        await new ProductTimeRow(floor.Db).Start(Tuesday, speed: 1, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(3));
        await using var fleet = new Fleet(floor.Workshop, floor.Http);
        await Task.WhenAll(fleet.StartSandbox("none", seed: 1, webhooks: false, cancellation), fleet.StartSilo(cancellation));
        await Register(floor, fleet, cancellation);
        await fleet.Silo!.Terminate();

        // The silo reads its reminders at the start, so the rows are there before it.
        var first = await floor.Db.Now(cancellation) + Ahead + TimeSpan.FromMilliseconds(leads);
        await new ColdLeads(floor.Db, leads).Write(no => rate is { } each ? first.AddSeconds((double)no / each) : first, cancellation);
        await fleet.StartSilo(cancellation);
        await Until(floor, first, cancellation);
        return await Watch(floor, fleet, first, cancellation);
    }

    private static async Task Register(BenchFloor floor, Fleet fleet, CancellationToken cancellation)
    {
        await using var door = await ClusterDoor.Open(floor.Workshop.ConnectionString, cancellation);
        var numbers = new SandboxNumbers(floor.Db, door.Grains, fleet.SandboxAddress);
        for (var no = 0; no < Numbers; no++)
        {
            await numbers.Register(no, isCloud: true);
        }
    }

    private static async Task Until(BenchFloor floor, DateTimeOffset moment, CancellationToken cancellation)
    {
        var wait = moment - await floor.Db.Now(cancellation);
        if (wait <= TimeSpan.Zero)
        {
            throw new InvalidOperationException("The first message was due before the silo was ready.");
        }

        await Task.Delay(wait, cancellation);
    }

    private async Task<DispatchFigure> Watch(BenchFloor floor, Fleet fleet, DateTimeOffset first, CancellationToken cancellation)
    {
        var (began, cpu, transactions) = (TimeProvider.System.GetTimestamp(), fleet.Silo!.Cpu, await Transactions(floor, cancellation));
        await Console.Error.WriteLineAsync($"{leads} leads begin.");
        while (await Count(floor, first.AddHours(6), cancellation) > 0)
        {
            fleet.MustLive();
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                throw new InvalidOperationException("Not all messages were sent in time.");
            }

            await Task.Delay(Glance, cancellation);
        }

        var (took, spent) = (TimeProvider.System.GetElapsedTime(began), fleet.Silo.Cpu - cpu);
        await Task.Delay(Statistics, cancellation);
        return await DispatchFigure.Of(floor.Db, took, spent, await Transactions(floor, cancellation) - transactions, cancellation);
    }

    private static async Task<long> Count(BenchFloor floor, DateTimeOffset before, CancellationToken cancellation)
    {
        await using var command = floor.Db.Command(CountUndone, before.UtcDateTime);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task<long> Transactions(BenchFloor floor, CancellationToken cancellation)
    {
        await using var command = floor.Db.Command(CountTransactions);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
