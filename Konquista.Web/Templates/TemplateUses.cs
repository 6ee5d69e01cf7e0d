using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Templates;

/// <summary>Where a template is used: in what newcomers of a campaign get, in what some of its leads still get from before, and in drafts.</summary>
internal sealed class TemplateUses(NpgsqlDataSource database)
{
    /// <summary>Of a version that is not the newest only if leads are still on it.</summary>
    [StringSyntax("sql")]
    private const string Steps = """
        with d as (
          select c.id, c.name, c.state, case when v.id = c.version_id then 'published' else 'earlier' end as place, v.id as version,
            v.definition
          from campaigns c join campaign_versions v on v.campaign_id = c.id
          union all
          select id, name, state, 'draft', null, draft from campaigns where draft is not null
        ), s as materialized (
          select d.id, d.name, d.state, d.place, d.version, q.step ->> 'id' as step, (q.step ->> 'day')::int as day,
            q.step ->> 'template_id' as template,
            row_number() over (partition by d.id, d.place, d.version order by (q.step ->> 'day')::int, q.no) = 1 as isfirst
          from d cross join lateral rows from (jsonb_path_query(d.definition, '$.steps[*]')) with ordinality q (step, no)
        )
        select id as campaignid, name as campaign, state, place, step, day, isfirst
        from s
        where template = @id::text and (place <> 'earlier'
          or exists (select from enrollments e where e.campaign_id = s.id and e.state = 'active' and e.version_id = s.version))
        order by name, id, place = 'draft', day
        """;

    /// <summary>What has a message of its own already, and who gets it as the next one.</summary>
    [StringSyntax("sql")]
    private const string Coming = """
        select
          (select count(*) from messages m
           where m.state = 'planned' and m.template_id = @id
             and (@only::uuid is null or exists (select from leads l where l.id = m.lead_id and l.store_id = @only))) as planned,
          (select count(*) from enrollments e
           where e.campaign_id = any (@campaigns) and e.state = 'active' and (e.campaign_id, e.next_step) in
             (select * from unnest(@campaigns::uuid[], @steps::text[]))
             and (@only::uuid is null or exists (select from leads l where l.id = e.lead_id and l.store_id = @only))) as next
        """;

    /// <summary>Counted are messages and leads that somebody of the one store, or of all, may see.</summary>
    public async Task<TemplateReach> ReachOf(Guid id, Guid? only, CancellationToken cancel)
    {
        var found = await Of(id, cancel);
        return new(found, await ComingOf(id, found, only, cancel));
    }

    public async Task<IReadOnlyList<TemplateUse>> Of(Guid id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<TemplateUse>(new CommandDefinition(Steps, new { id }, cancellationToken: cancel))];
    }

    private async Task<ComingMessages> ComingOf(Guid id, IReadOnlyList<TemplateUse> uses, Guid? only, CancellationToken cancel)
    {
        var live = uses.Where(use => use.IsLive).Distinct().ToList();
        var values = new
        {
            id,
            only,
            campaigns = live.Select(use => use.CampaignId).ToArray(),
            steps = live.Select(use => use.Step).ToArray(),
        };
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleAsync<ComingMessages>(new CommandDefinition(Coming, values, cancellationToken: cancel));
    }
}

/// <summary>One step that says what a template says. Place is published, earlier or draft.</summary>
internal sealed record TemplateUse
{
    public Guid CampaignId { get; init; }

    public required string Campaign { get; init; }

    public required string State { get; init; }

    public required string Place { get; init; }

    public required string Step { get; init; }

    public int Day { get; init; }

    /// <summary>A sequence opens with it.</summary>
    public bool IsFirst { get; init; }

    public string PlaceKey => Place switch
    {
        "draft" => "Templates.InDraft",
        "earlier" => "Templates.InEarlier",
        _ => "Templates.InPublished",
    };

    public string StateKey => State switch
    {
        "running" => "Templates.CampaignRunning",
        "paused" => "Templates.CampaignPaused",
        "stopped" => "Templates.CampaignStopped",
        _ => "Templates.CampaignDraft",
    };

    /// <summary>Messages may still be made of it.</summary>
    public bool IsLive => Place != "draft" && State is "running" or "paused";
}

/// <summary>Messages in the queue, and leads whose next step it is.</summary>
internal sealed record ComingMessages(long Planned, long Next);
