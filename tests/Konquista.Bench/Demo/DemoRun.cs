using Konquista.Bench.Children;
using Konquista.Bench.ProductTime;
using Konquista.Silo.Audit;
using Npgsql;

namespace Konquista.Bench.Demo;

/// <summary>The main job in compressed time, with real processes: from a file of leads on day 0 to the audit after the last day.</summary>
internal sealed class DemoRun(DemoOptions options, HttpClient http)
{
    /// <summary>About a tenth of a second of real time at full speed.</summary>
    private static readonly TimeSpan Refresh = TimeSpan.FromMinutes(15);

    private readonly long _began = TimeProvider.System.GetTimestamp();

    public async Task<int> Run(CancellationToken cancellation)
    {
        var workshop = Workshop.Open("demo");
        await using var db = NpgsqlDataSource.Create(workshop.ConnectionString);
        var time = new ProductTimeRow(db);
        await time.Start(DemoOptions.Begins, speed: 0, Refresh, Refresh);
        await using var fleet = new Fleet(workshop, http);
        DemoProgress.Say("Sandbox, silo e site sobem …");
        await Task.WhenAll(fleet.StartSandbox(options.Faults, options.Seed, webhooks: true, cancellation), fleet.StartSilo(cancellation));
        await fleet.StartWeb(cancellation);
        await using (var door = await ClusterDoor.Open(workshop.ConnectionString, cancellation))
        {
            await new DemoBusiness(db, new(db, door.Grains, fleet.SandboxAddress)).Open();
        }

        await time.Run(1);
        await Import(workshop, cancellation);
        var leads = (await DemoLedger.Read(db, options.Days, cancellation)).Leads;
        var passage = new DemoPassage(options, fleet, time, db);
        await passage.Run(DemoPace.For(leads), leads, cancellation);
        await passage.Settle(token => IsIdle(fleet, token), cancellation);
        await time.Run(1);
        return await Report(fleet, db, cancellation);
    }

    private async Task Import(Workshop workshop, CancellationToken cancellation)
    {
        var file = Path.Combine(workshop.Folder, "leads.csv");
        if (options.Leads is { } count)
        {
            InventedLeads.Write(file, count, options.Seed);
        }
        else
        {
            File.Copy(Path.Combine(Directory.GetCurrentDirectory(), "tests", "data", "leads-700.csv"), file);
        }

        DemoProgress.Say("A lista entra …");
        await using var import = Child.Start("import", workshop.Log("import"), new Dictionary<string, string>
        {
            ["ConnectionStrings:Konquista"] = workshop.ConnectionString,
        }, Workshop.Program("KONQUISTA_SILO"), "import", file);
        if (await import.Ends(cancellation) != 0)
        {
            throw new InvalidOperationException($"The import failed; its log is {workshop.Log("import")}.");
        }
    }

    private async Task<bool> IsIdle(Fleet fleet, CancellationToken cancellation)
    {
        var idle = await http.GetStringAsync(new Uri(fleet.SandboxAddress, "control/idle?waitMs=500"), cancellation);
        return idle.Contains("\"idle\":true", StringComparison.Ordinal);
    }

    private async Task<int> Report(Fleet fleet, NpgsqlDataSource db, CancellationToken cancellation)
    {
        var audit = await new AuditRun(db, new SandboxReceipts(http, fleet.SandboxAddress)).Make(cancellation);
        var ledger = await DemoLedger.Read(db, options.Days, cancellation);
        await fleet.DisposeAsync();
        var result = DemoResult.Of(options, audit, ledger, TimeProvider.System.GetElapsedTime(_began));
        var faults = result.Faults(options, audit, ledger);
        foreach (var line in (string[])[.. AuditTable.Of(audit), "", .. result.Lines(), .. faults])
        {
            Console.WriteLine(line);
        }

        Console.WriteLine(faults.Count == 0 ? "Tudo confere." : "Não confere.");
        await Output.Write(options.Json, result, cancellation);
        return faults.Count == 0 ? 0 : 1;
    }
}
