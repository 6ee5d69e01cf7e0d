using System.Globalization;
using Konquista.Bench.Children;
using Konquista.Bench.Machine;
using Konquista.Bench.Pages;
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
        var lines = figure switch
        {
            PagesFigure pages => [pages.Table()],
            LighthouseFigure pages => [pages.Table()],
            _ => Lines(name, figure),
        };
        foreach (var line in lines)
        {
            Console.WriteLine(line);
        }

        Console.WriteLine(machine);
        await Output.Write(json, figure, cancellation);
        return 0;
    }

    private static IEnumerable<string> Lines(string name, object figure) =>
        from property in figure.GetType().GetProperties()
        select string.Create(CultureInfo.InvariantCulture, $"{name}.{property.Name} = {property.GetValue(figure)}");
}
