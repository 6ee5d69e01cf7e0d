using System.Diagnostics.CodeAnalysis;
using Konquista.Bench.Children;
using Konquista.Bench.Demo;
using Konquista.Bench.Pages;
using Konquista.Bench.ProductTime;
using Konquista.Imports;
using Konquista.Postgres;
using Konquista.Silo.Verbs;

namespace Konquista.Bench.Benches;

/// <summary>How long a file of new people takes from the call that starts it until all are leads, enrolled and with reminders; how long its rehearsal before, and taking all of it back after.</summary>
internal sealed class ImportBench(int rows) : IBench
{
    /// <summary>A Sunday: nobody's window opens while we measure.</summary>
    private static readonly DateTimeOffset Sunday = new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(-3));

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    // Some who are leads already and in no file.
    [StringSyntax("sql")]
    private const string Others = """
        with l as (
          insert into leads (id, name, phone, time_zone, source, entry, captured_at)
          select gen_random_uuid(), 'Outra ' || n, '+1202555' || lpad(n::text, 4, '0'), 'America/Sao_Paulo', 'manual', 'capture_only', product_now()
          from generate_series(1, 1000) n returning id, phone
        )
        insert into lead_identities (kind, value, lead_id, learnt_from) select 'phone', phone, id, 'manual' from l
        """;

    [StringSyntax("sql")]
    private const string Checksum = "select md5(string_agg(to_jsonb(l)::text, '' order by id)) || (select count(*) from lead_identities) from leads l";

    [StringSyntax("sql")]
    private const string HasOwner = "select exists (select from auth.user_roles)";

    [StringSyntax("sql")]
    private const string Mapped = "update imports set state = 'mapping' where id = $1";

    [StringSyntax("sql")]
    private const string Standing = "select state, enrolled from imports where id = $1";

    public async Task<object> Measure(BenchFloor floor, CancellationToken cancellation)
    {
        var time = new ProductTimeRow(floor.Db);
        await time.Start(Sunday, speed: 1, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(3));
        var file = new FileInfo(Path.Combine(floor.Workshop.Folder, "leads.csv"));
        InventedLeads.Write(file.FullName, rows, seed: 1);
        await floor.Db.Execute(Others);
        await using var fleet = new Fleet(floor.Workshop, floor.Http);
        await fleet.StartSilo(cancellation);
        await fleet.StartWeb(cancellation);
        await using var audience = new ImportAudience(await SignedIn(floor, fleet, cancellation));
        await using var door = await ClusterDoor.Open(floor.Workshop.ConnectionString, cancellation);
        var id = await ImportUpload.Send(floor.Db, file, "leads", new ImportOptions(), cancellation);
        await floor.Db.Execute(Mapped, id);
        var import = door.Grains.GetGrain<IImportGrain>(GrainKey.Import(id));
        var before = await One(floor, Checksum, cancellation);
        audience.Start();
        var rehearsal = await Until("rehearsed", import.Rehearse, floor, id, cancellation);
        var seconds = await Until("done", import.Start, floor, id, cancellation);
        var undo = await Until("undone", () => import.Undo("bench"), floor, id, cancellation);
        var after = await One(floor, Checksum, cancellation);
        fleet.MustLive();
        return before != after ? throw new InvalidOperationException("The leads are not as they were before.") : new ImportFigure(rows, seconds, Math.Round(rows / seconds))
        {
            RehearsalSeconds = rehearsal,
            UndoSeconds = undo,
            SiloPeakMb = Math.Round(fleet.Silo!.PeakBytes / 1e6),
            WebPeakMb = Math.Round(fleet.Web!.PeakBytes / 1e6),
            PageP95Ms = await audience.P95Ms(),
        };
    }

    private static async Task<Visitor> SignedIn(BenchFloor floor, Fleet fleet, CancellationToken cancellation)
    {
        await using var owner = floor.Db.Command(HasOwner);
        while (await owner.ExecuteScalarAsync(cancellation) is not true)
        {
            fleet.MustLive();
            await Task.Delay(Glance, cancellation);
        }

        var visitor = new Visitor(floor.Http, fleet.WebAddress);
        await visitor.SignIn(fleet.FirstAdmin, cancellation);
        return visitor;
    }

    private async Task<double> Until(string end, Func<Task> begin, BenchFloor floor, Guid id, CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        await begin();
        while (await Read(floor, id, cancellation) is var (state, enrolled) && state != end)
        {
            if (state is "failed" or "stopped" or "mapping")
            {
                throw new InvalidOperationException($"The import is {state} with {enrolled} enrolled.");
            }

            await Task.Delay(Glance, cancellation);
        }

        var seconds = Math.Round(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 2);
        return await Read(floor, id, cancellation) is var (_, all) && all != rows
            ? throw new InvalidOperationException($"Only {all} of {rows} were enrolled.")
            : seconds;
    }

    private static async Task<string> One(BenchFloor floor, [StringSyntax("sql")] string sql, CancellationToken cancellation)
    {
        await using var command = floor.Db.Command(sql);
        return (string)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task<(string State, int Enrolled)> Read(BenchFloor floor, Guid id, CancellationToken cancellation)
    {
        await using var command = floor.Db.Command(Standing, id);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return (row.GetString(0), row.GetInt32(1));
    }
}
