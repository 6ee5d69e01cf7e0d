using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Campaigns;

/// <summary>What became of the messages of campaigns; it looks through the whole ledger, so an answer is kept for some seconds.</summary>
internal sealed class CampaignNumbers(NpgsqlDataSource database, TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    [StringSyntax("sql")]
    private const string ByCampaign = """
        select m.campaign_id as campaignid, count(*) as sent, count(*) filter (where m.state in ('delivered', 'read')) as delivered,
          count(*) filter (where m.state = 'read') as read
        from messages m
        where m.campaign_id is not null and m.state in ('accepted', 'sent', 'delivered', 'read')
          and (@only::uuid is null or m.lead_id in (select l.id from leads l where l.store_id = @only))
        group by m.campaign_id
        """;

    [StringSyntax("sql")]
    private const string ByStep = """
        select coalesce(m.step, '') as step, count(*) filter (where m.state in ('planned', 'sending')) as queued,
          count(*) filter (where m.state in ('accepted', 'sent', 'delivered', 'read')) as sent,
          count(*) filter (where m.state in ('delivered', 'read')) as delivered,
          count(*) filter (where m.state = 'read') as read,
          count(*) filter (where m.state in ('failed', 'uncertain')) as failed,
          count(*) filter (where m.state in ('skipped', 'cancelled')) as skipped,
          mode() within group (order by m.reason) filter (where m.state = 'skipped') as reason
        from messages m
        where m.campaign_id = @id and (@only::uuid is null or m.lead_id in (select l.id from leads l where l.store_id = @only))
        group by coalesce(m.step, '')
        """;

    [StringSyntax("sql")]
    private const string Waiting = """
        select coalesce(e.next_step, '') as step, count(*) as people
        from enrollments e
        where e.campaign_id = @id and e.state = 'active'
          and (@only::uuid is null or e.lead_id in (select l.id from leads l where l.store_id = @only))
        group by coalesce(e.next_step, '')
        """;

    // Whom an answer stopped is counted at the last step that reached them.
    [StringSyntax("sql")]
    private const string Replied = """
        select r.step, count(*) as people
        from (
          select distinct on (m.enrollment_id) coalesce(m.step, '') as step
          from enrollments e
          join messages m on m.enrollment_id = e.id and m.state in ('accepted', 'sent', 'delivered', 'read')
          where e.campaign_id = @id and e.state = 'stopped' and e.end_reason = 'replied'
            and (@only::uuid is null or e.lead_id in (select l.id from leads l where l.store_id = @only))
          order by m.enrollment_id, coalesce(m.sent_at, m.accepted_at) desc nulls last, m.planned_at desc
        ) r
        group by r.step
        """;

    [StringSyntax("sql")]
    private const string Places = $"""
        select distinct on (s.id) s.id as step, s.place
        from campaign_versions v
        {StepPlace.Of}
        where v.campaign_id = @id
        order by s.id, v.no desc
        """;

    private readonly ConcurrentDictionary<(Guid? Campaign, Guid? Only), (long At, object Answer)> _kept = new();

    public Task<IReadOnlyDictionary<Guid, SentNumbers>> OfAll(Guid? only, CancellationToken cancel) => Kept(null, only, async () =>
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var rows = await connection.QueryAsync<SentNumbers>(new CommandDefinition(ByCampaign, new { only }, cancellationToken: cancel));
        return (IReadOnlyDictionary<Guid, SentNumbers>)rows.ToDictionary(row => row.CampaignId);
    });

    public Task<IReadOnlyDictionary<string, StepNumbers>> OfSteps(Guid id, Guid? only, CancellationToken cancel) => Kept(id, only, async () =>
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var answers = await connection.QueryMultipleAsync(
            new CommandDefinition($"{ByStep};\n{Waiting};\n{Replied};\n{Places}", new { id, only }, cancellationToken: cancel));
        var steps = (await answers.ReadAsync<StepNumbers>()).ToDictionary(row => row.Step, StringComparer.Ordinal);
        foreach (var (step, people) in await answers.ReadAsync<(string Step, long People)>())
        {
            steps[step] = steps.GetValueOrDefault(step, new() { Step = step }) with { Waiting = people };
        }

        foreach (var (step, people) in await answers.ReadAsync<(string Step, long People)>())
        {
            steps[step] = steps.GetValueOrDefault(step, new() { Step = step }) with { Replied = people };
        }

        foreach (var (step, place) in (await answers.ReadAsync<(string Step, int[] Place)>()).Where(row => steps.ContainsKey(row.Step)))
        {
            steps[step] = steps[step] with { Place = place };
        }

        return (IReadOnlyDictionary<string, StepNumbers>)steps;
    });

    private async Task<T> Kept<T>(Guid? campaign, Guid? only, Func<Task<T>> read)
        where T : class
    {
        if (_kept.TryGetValue((campaign, only), out var kept) && time.GetElapsedTime(kept.At) < Freshness)
        {
            return (T)kept.Answer;
        }

        var answer = await read();
        _kept[(campaign, only)] = (time.GetTimestamp(), answer);
        return answer;
    }
}

/// <summary>How many messages of one campaign went out, arrived and were read. Accepted by a provider or higher is sent.</summary>
internal sealed record SentNumbers(Guid CampaignId, long Sent, long Delivered, long Read);

/// <summary>What became of one step, and how many people stand before it.</summary>
internal sealed record StepNumbers
{
    public required string Step { get; init; }

    /// <summary>The day of it, and which of that day, in the latest version that had it.</summary>
    public int[]? Place { get; init; }

    public long Waiting { get; init; }

    public long Queued { get; init; }

    public long Sent { get; init; }

    public long Delivered { get; init; }

    public long Read { get; init; }

    public long Replied { get; init; }

    public long Failed { get; init; }

    public long Skipped { get; init; }

    /// <summary>The most frequent reason to skip it.</summary>
    public string? Reason { get; init; }
}
