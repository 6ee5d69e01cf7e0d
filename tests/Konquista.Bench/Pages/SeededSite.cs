using System.Diagnostics.CodeAnalysis;
using Konquista.Bench.Benches;
using Konquista.Bench.Children;
using Konquista.Postgres;

namespace Konquista.Bench.Pages;

/// <summary>The product with 200,000 leads and a million messages, and somebody who is signed in.</summary>
internal sealed record SeededSite(Business Business, Fleet Fleet, Visitor Visitor) : IAsyncDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    [StringSyntax("sql")]
    private const string HasOwner = "select exists (select from auth.user_roles)";

    public static async Task<SeededSite> Open(BenchFloor floor, HttpClient http, CancellationToken cancellation, IReadOnlyDictionary<string, string>? settings = null)
    {
        var business = new Business(floor.Db);
        await Console.Error.WriteLineAsync("Seeding 200,000 leads and 1,000,000 messages …");
        await business.Open(cancellation);
        var fleet = new Fleet(floor.Workshop, floor.Http);
        try
        {
            await fleet.StartSilo(cancellation);
            await fleet.StartWeb(cancellation, settings);
            await using var owner = floor.Db.Command(HasOwner);
            while (await owner.ExecuteScalarAsync(cancellation) is not true)
            {
                fleet.MustLive();
                await Task.Delay(Glance, cancellation);
            }

            var visitor = new Visitor(http, fleet.WebAddress);
            await visitor.SignIn(fleet.FirstAdmin, cancellation);
            return new(business, fleet, visitor);
        }
        catch
        {
            await fleet.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Fleet.DisposeAsync();
}
