using System.Diagnostics.CodeAnalysis;
using Konquista.Bench.Children;
using Konquista.Bench.Landing;
using Konquista.Bench.Pages;
using Konquista.Bench.ProductTime;
using Konquista.Postgres;

namespace Konquista.Bench.Benches;

/// <summary>A landing page with a photograph: visitors on sixty-four connections, then people who send its form and get their first message.</summary>
internal sealed class LandingBench : IBench
{
    private const int Numbers = 10;
    private const int Connections = 64;
    private const int People = 200;

    private static readonly DateTimeOffset Tuesday = new(2026, 3, 3, 10, 0, 0, TimeSpan.FromHours(-3));
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    [StringSyntax("sql")]
    private const string HasOwner = "select exists (select from auth.user_roles)";

    public async Task<object> Measure(BenchFloor floor, CancellationToken cancellation)
    {
        await new ProductTimeRow(floor.Db).Start(Tuesday, speed: 1, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(3));
        await using var fleet = new Fleet(floor.Workshop, floor.Http);
        await Task.WhenAll(fleet.StartSandbox("none", seed: 1, webhooks: false, cancellation), fleet.StartSilo(cancellation));
        await Register(floor, fleet);
        await fleet.StartWeb(cancellation);
        await using var owner = floor.Db.Command(HasOwner);
        while (await owner.ExecuteScalarAsync(cancellation) is not true)
        {
            fleet.MustLive();
            await Task.Delay(Glance, cancellation);
        }

        var visitor = new Visitor(floor.Http, fleet.WebAddress);
        await visitor.SignIn(fleet.FirstAdmin, cancellation);
        var office = await LandingOffice.Open(floor, floor.Http, fleet, visitor, cancellation);
        var bytes = await PhoneVisit.Bytes(visitor, office.Path, cancellation);
        var load = new WireLoad(office.Address, Connections);
        await load.Run(WarmUp, cancellation);
        var (perSecond, p99) = await load.Run(Measured, cancellation);
        var sent = await new FormPosts(floor, office.Address, People).P95Ms(cancellation);
        fleet.MustLive();
        return new LandingFigure(perSecond, p99, bytes, sent);
    }

    private static async Task Register(BenchFloor floor, Fleet fleet)
    {
        await using var door = await ClusterDoor.Open(floor.Workshop.ConnectionString, CancellationToken.None);
        var numbers = new SandboxNumbers(floor.Db, door.Grains, fleet.SandboxAddress);
        for (var no = 0; no < Numbers; no++)
        {
            await numbers.Register(no, isCloud: true);
        }
    }
}
