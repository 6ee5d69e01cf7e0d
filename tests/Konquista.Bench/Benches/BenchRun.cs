using System.Globalization;
using Konquista.Bench.Children;
using Konquista.Bench.Machine;
using Npgsql;

namespace Konquista.Bench.Benches;

/// <summary>Runs one scenario and prints its figure with the machine it was measured on.</summary>
internal static class BenchRun
{
    public static async Task<int> Run(string name, IBench bench, HttpClient http, FileInfo? json, CancellationToken cancellation)
    {
        var workshop = Workshop.Open("bench");
        await using var db = NpgsqlDataSource.Create(workshop.ConnectionString);
        var machine = await MachineFacts.Read(db, cancellation);
        var figure = await bench.Measure(new(workshop, db, http), cancellation);
        foreach (var property in figure.GetType().GetProperties())
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}.{property.Name} = {property.GetValue(figure)}"));
        }

        Console.WriteLine(machine);
        await Output.Write(json, figure, cancellation);
        return 0;
    }
}
