using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using Konquista.Bench.Benches;
using Konquista.Postgres;

namespace Konquista.Bench.Landing;

/// <summary>People who send the form of a landing page, some a second, each from an address and with a number of their own; and how long it was until a provider had their first message.</summary>
internal sealed class FormPosts(BenchFloor floor, Uri page, int people)
{
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    [StringSyntax("sql")]
    private const string CountSent = """
        select count(distinct m.lead_id) from messages m join landing_posts p on p.lead_id = m.lead_id
        where m.state in ('accepted', 'sent', 'delivered', 'read')
        """;

    // From when the form was kept to when the provider's answer was; the form's own request is added by who sent it.
    [StringSyntax("sql")]
    private const string SelectP95 = """
        select coalesce(percentile_cont(0.95) within group (order by extract(epoch from a.finished_at - p.received_at)::float8 * 1000), 0)
        from landing_posts p
        join messages m on m.lead_id = p.lead_id
        join attempts a on a.message_id = m.id and a.month = m.month and a.no = m.attempts
        """;

    public async Task<double> P95Ms(CancellationToken cancellation)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        using var http = new HttpClient(handler);
        (await http.GetAsync(page, cancellation)).Dispose();
        await Task.Delay(Reading, cancellation);
        var sent = new List<Task<TimeSpan>>();
        using var pace = new PeriodicTimer(Apart);
        for (var no = 0; no < people && await pace.WaitForNextTickAsync(cancellation); no++)
        {
            sent.Add(Send(http, no, cancellation));
        }

        var requests = await Task.WhenAll(sent);
        await UntilSent(cancellation);
        await using var command = floor.Db.Command(SelectP95);
        var way = (double)(await command.ExecuteScalarAsync(cancellation))!;
        return Math.Round(way + requests.Order().ElementAt((int)(people * 0.95)).TotalMilliseconds);
    }

    private async Task<TimeSpan> Send(HttpClient http, int no, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, page)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Name"] = "Ana Souza",
                ["Phone"] = string.Create(CultureInfo.InvariantCulture, $"(11) 9{81_000_000 + no}"),
                ["Consent"] = "yes",
            }),
        };
        request.Headers.Add("X-Forwarded-For", string.Create(CultureInfo.InvariantCulture, $"10.0.{no / 250}.{(no % 250) + 1}"));
        var began = TimeProvider.System.GetTimestamp();
        using var answer = await http.SendAsync(request, cancellation);
        return answer.StatusCode == HttpStatusCode.Redirect
            ? TimeProvider.System.GetElapsedTime(began)
            : throw new InvalidOperationException($"A form was answered {(int)answer.StatusCode}.");
    }

    private async Task UntilSent(CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        await using var command = floor.Db.Command(CountSent);
        while ((long)(await command.ExecuteScalarAsync(cancellation))! < people)
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                throw new InvalidOperationException("Not all first messages were sent in time.");
            }

            await Task.Delay(Glance, cancellation);
        }
    }
}
