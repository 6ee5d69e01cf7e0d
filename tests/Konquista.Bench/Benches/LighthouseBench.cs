using System.Net;
using System.Text.Json;
using Konquista.Bench.Children;
using Konquista.Bench.Landing;
using Konquista.Bench.Pages;

namespace Konquista.Bench.Benches;

/// <summary>What Lighthouse says of the pages that people open most, as a phone on a slow line would meet them: the middle one of three looks.</summary>
internal sealed class LighthouseBench : IBench
{
    private const int Looks = 3;

    // Chromium now and then records nothing, and Lighthouse says so.
    private const int MostFailed = 3;

    // The sign-in is looked at from outside.
    private static readonly (string Path, bool IsSignedIn)[] Pages = [("/sign-in", false), ("/", true), ("/leads", true), ("/leads/{lead}", true)];

    public async Task<object> Measure(BenchFloor floor, CancellationToken cancellation)
    {
        var cookies = new CookieContainer();
        using var handler = new SocketsHttpHandler { CookieContainer = cookies };
        using var http = new HttpClient(handler);
        await using var site = await SeededSite.Open(floor, http, cancellation);
        var headers = Path.Combine(floor.Workshop.Folder, "headers.json");
        await File.WriteAllTextAsync(headers, JsonSerializer.Serialize(new { Cookie = cookies.GetCookieHeader(site.Fleet.WebAddress) }), cancellation);
        var rows = await site.Business.Rows(cancellation);
        var office = await LandingOffice.Open(floor, http, site.Fleet, site.Visitor, cancellation);
        var scores = new List<LighthouseScore> { await Middle(floor.Workshop, office.Path, office.Address, [], cancellation) };
        foreach (var (page, isSignedIn) in Pages)
        {
            var address = new Uri(site.Fleet.WebAddress, page.Replace("{lead}", rows["{lead}"], StringComparison.Ordinal));
            scores.Add(await Middle(floor.Workshop, page, address, isSignedIn ? [$"--extra-headers={headers}"] : [], cancellation));
        }

        site.Fleet.MustLive();
        return new LighthouseFigure(scores);
    }

    private static async Task<LighthouseScore> Middle(Workshop workshop, string page, Uri address, string[] headers, CancellationToken cancellation)
    {
        var looks = new List<LighthouseScore>();
        for (var tries = 0; tries < Looks + MostFailed && looks.Count < Looks; tries++)
        {
            if (await Look(workshop, page, address, headers, cancellation) is { } score)
            {
                looks.Add(score);
            }
        }

        return looks.Count == Looks
            ? looks.OrderBy(score => score.Performance).ElementAt(Looks / 2)
            : throw new InvalidOperationException($"Lighthouse cannot look at {page}: see {workshop.Log("lighthouse")}.");
    }

    private static async Task<LighthouseScore?> Look(Workshop workshop, string page, Uri address, string[] headers, CancellationToken cancellation)
    {
        var report = Path.Combine(workshop.Folder, "lighthouse.json");
        string[] arguments =
        [
            address.ToString(), "--quiet", "--output=json", $"--output-path={report}", "--only-categories=performance,accessibility",
            "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage", .. headers,
        ];
        await using var lighthouse = Child.Start(
            "lighthouse", workshop.Log("lighthouse"), new Dictionary<string, string>(), Workshop.Program("KONQUISTA_LIGHTHOUSE"), arguments);
        return await lighthouse.Ends(cancellation) == 0 ? LighthouseScore.Read(page, await File.ReadAllTextAsync(report, cancellation)) : null;
    }
}
