using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Konquista.Web.Accounts;
using Npgsql;

namespace Konquista.Web.LandingPages;

/// <summary>
/// Counts visits in memory and adds them to the sums in the database each second, so that a visit costs no statement; a process that is
/// killed loses the last second. Sources beyond what a page can have in earnest are counted together.
/// </summary>
internal sealed class Visits(NpgsqlDataSource database, VisitMark mark, TimeProvider time) : BackgroundService
{
    private const int MostSources = 200;
    public const string Others = "others";

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private static readonly string[] Robots = ["bot", "crawl", "spider", "preview", "facebookexternalhit", "WhatsApp/", "Lighthouse", "curl/", "wget/"];
    private readonly ConcurrentDictionary<(Guid Page, string Source), Count> _counts = [];

    // A page has so many sources a day and no more: an address may say anything.
    [StringSyntax("sql")]
    private const string Add = """
        with seen as (
          select p.id, (product_now() at time zone 'America/Sao_Paulo')::date as day, v.source, v.visits, v.refused
          from unnest($1::uuid[], $2::text[], $3::bigint[], $4::bigint[]) v (page_id, source, visits, refused)
          join landing_pages p on p.id = v.page_id
        ), known as (
          select s.id, s.day, s.visits, s.refused,
            case when exists (select from landing_visits k where k.page_id = s.id and k.day = s.day and k.source = s.source)
              or (select count(*) from landing_visits k where k.page_id = s.id and k.day = s.day) < 200 then s.source else 'others' end as source
          from seen s
        )
        insert into landing_visits (page_id, day, source, visits, refused)
        select id, day, source, sum(visits), sum(refused) from known group by id, day, source order by id, source
        on conflict (page_id, day, source) do update
        set visits = landing_visits.visits + excluded.visits, refused = landing_visits.refused + excluded.refused
        """;

    /// <summary>Somebody looks at a page; a browser counts once a day. Programs that fetch it to show or to list it are no visitors, nor is who works here.</summary>
    public void Note(HttpContext http, Guid pageId)
    {
        mark.Leave(http);
        var agent = http.Request.Headers.UserAgent.ToString();
        if (HttpMethods.IsGet(http.Request.Method) && !http.Request.Cookies.ContainsKey(AccountSetup.UserCookie)
            && !Robots.Any(robot => agent.Contains(robot, StringComparison.OrdinalIgnoreCase))
            && mark.IsFirstToday(http))
        {
            Interlocked.Increment(ref Of(pageId, Trail.SourceOf(http.Request, Visit.ReferrerOf(http.Request))).Seen);
        }
    }

    /// <summary>A form was sent by what is no person.</summary>
    public void NoteRefused(HttpContext http, Guid pageId) => Interlocked.Increment(ref Of(pageId, Trail.SourceOf(http.Request, referrer: null)).Refused);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Flush(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Flush(stoppingToken);
        }
    }

    private Count Of(Guid pageId, string source) =>
        _counts.TryGetValue((pageId, source), out var known) ? known
        : _counts.GetOrAdd((pageId, _counts.Count < MostSources ? source : Others), _ => new());

    // What cannot be written now is counted on; what nobody came by for a second is forgotten.
    private async Task Flush(CancellationToken cancel)
    {
        var taken = new List<Sum>();
        foreach (var (key, count) in _counts)
        {
            var sum = count.Take(key);
            if (sum is { Seen: 0, Refused: 0 })
            {
                _counts.TryRemove(key, out _);
                sum = count.Take(key);
            }

            taken.Add(sum);
        }

        taken.RemoveAll(sum => sum is { Seen: 0, Refused: 0 });
        if (taken.Count > 0 && !await IsWritten(taken, cancel))
        {
            foreach (var sum in taken)
            {
                var kept = Of(sum.Key.Page, sum.Key.Source);
                Interlocked.Add(ref kept.Seen, sum.Seen);
                Interlocked.Add(ref kept.Refused, sum.Refused);
            }
        }
    }

    private async Task<bool> IsWritten(List<Sum> sums, CancellationToken cancel)
    {
        try
        {
            await using var command = database.CreateCommand(Add);
            command.Parameters.Add(new() { Value = sums.Select(sum => sum.Key.Page).ToArray() });
            command.Parameters.Add(new() { Value = sums.Select(sum => sum.Key.Source).ToArray() });
            command.Parameters.Add(new() { Value = sums.Select(sum => sum.Seen).ToArray() });
            command.Parameters.Add(new() { Value = sums.Select(sum => sum.Refused).ToArray() });
            await command.ExecuteNonQueryAsync(cancel);
            return true;
        }
        catch (Exception cause) when (cause is NpgsqlException or ObjectDisposedException)
        {
            return false;
        }
    }

    private sealed class Count
    {
        public long Seen;
        public long Refused;

        public Sum Take((Guid Page, string Source) key) => new(key, Interlocked.Exchange(ref Seen, 0), Interlocked.Exchange(ref Refused, 0));
    }

    private sealed record Sum((Guid Page, string Source) Key, long Seen, long Refused);
}
