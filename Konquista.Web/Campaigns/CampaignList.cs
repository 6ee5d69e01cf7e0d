using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Campaigns;

/// <summary>All campaigns in the order in which they go first, with where their people stand.</summary>
internal sealed class CampaignList(NpgsqlDataSource database)
{
    [StringSyntax("sql")]
    private const string Rows = """
        select c.id, c.name, c.state, c.priority, c.draft is not null and c.version_id is not null as hasdraft,
          c.version_id is not null as ispublished, coalesce(e.active, 0) as active, coalesce(e.finished, 0) as finished,
          coalesce(e.stopped, 0) as stopped, coalesce(e.replied, 0) as replied, coalesce(e.booked, 0) as booked
        from campaigns c
        left join (
          select e.campaign_id, count(*) filter (where e.state = 'active') as active,
            count(*) filter (where e.state = 'finished') as finished,
            count(*) filter (where e.state = 'stopped') as stopped,
            count(*) filter (where e.end_reason = 'replied') as replied,
            count(*) filter (where e.end_reason = 'booked') as booked
          from enrollments e
          where @only::uuid is null or e.lead_id in (select l.id from leads l where l.store_id = @only)
          group by e.campaign_id
        ) e on e.campaign_id = c.id
        order by case c.state when 'running' then 0 when 'paused' then 1 when 'draft' then 2 else 3 end, c.priority, c.name
        """;

    public async Task<IReadOnlyList<CampaignRow>> All(Guid? only, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<CampaignRow>(new CommandDefinition(Rows, new { only }, cancellationToken: cancel))];
    }
}

/// <summary>One campaign in the list.</summary>
internal sealed record CampaignRow
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string State { get; init; }

    public int Priority { get; init; }

    /// <summary>Newcomers do not get yet what the editor shows.</summary>
    public bool HasDraft { get; init; }

    public bool IsPublished { get; init; }

    public long Active { get; init; }

    public long Finished { get; init; }

    public long Stopped { get; init; }

    public long Replied { get; init; }

    public long Booked { get; init; }
}
