using Konquista.Bench.Pages;

namespace Konquista.Bench.Api;

/// <summary>Twenty leads with their last message and campaign: under load, and the ten-thousandth page beside the first.</summary>
internal sealed class LeadPages(Uri site, string token)
{
    private const int Connections = 12;
    private const int Before = 199_980;
    private const int Longest = 200;
    private const int WarmUp = 20;
    private const int Measured = 300;

    private const string Page = """
        query Page($first: Int, $after: String) {
          leads(first: $first, after: $after) {
            nodes { id name standing lastMessage { id state dueAt } campaign { id name } }
            pageInfo { hasNextPage endCursor }
          }
        }
        """;

    private const string Onward = "query Onward($first: Int, $after: String) { leads(first: $first, after: $after) { pageInfo { endCursor } } }";

    private static readonly TimeSpan WarmingUp = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(15);

    public async Task<(double PerSecond, double P95Ms)> UnderLoad(CancellationToken cancellation)
    {
        var load = new ApiLoad(site, token, Connections);
        byte[]? request = null;
        byte[] Same(ApiLine line) => request ??= line.Request(Page, new { first = 20 });
        await load.Run(WarmingUp, Same, cancellation);
        return await load.Run(Time, Same, cancellation);
    }

    /// <summary>How much longer the far page takes, in the middle of their times; both are asked for in turns, and alike.</summary>
    public async Task<double> DeepRatio(CancellationToken cancellation)
    {
        using var line = await ApiLine.Open(site, token);
        var after = await Far(line, cancellation);
        Series[] times = [new(), new()];
        byte[][] requests = [line.Request(Page, new { first = 20 }), line.Request(Page, new { first = 20, after })];
        for (var turn = -WarmUp; turn < Measured; turn++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var (series, request) in times.Zip(requests))
            {
                var began = TimeProvider.System.GetTimestamp();
                await line.Ask(request);
                if (turn >= 0)
                {
                    series.Add(TimeProvider.System.GetElapsedTime(began));
                }
            }
        }

        return Math.Round(times[1].Below(0.5) / times[0].Below(0.5), 2);
    }

    // As a program gets there: from cursor to cursor.
    private static async Task<string> Far(ApiLine line, CancellationToken cancellation)
    {
        string? after = null;
        for (var behind = 0; behind < Before; behind += Longest)
        {
            cancellation.ThrowIfCancellationRequested();
            var leads = await line.Read(Onward, new { first = Math.Min(Longest, Before - behind), after });
            after = leads.GetProperty("leads").GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }

        return after!;
    }
}
