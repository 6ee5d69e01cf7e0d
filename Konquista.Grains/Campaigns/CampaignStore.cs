using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Campaigns;

/// <summary>The rows of campaigns and their versions.</summary>
internal sealed class CampaignStore(NpgsqlDataSource db)
{
    [StringSyntax("sql")]
    private const string PublishVersion = """
        with v as (
          insert into campaign_versions (id, campaign_id, no, definition)
          select $2, $1, coalesce(max(no), 0) + 1, $3::jsonb from campaign_versions where campaign_id = $1
          returning id, campaign_id, no
        ), c as (
          update campaigns set version_id = v.id, version = version + 1, changed_at = product_clock_timestamp()
          from v where campaigns.id = v.campaign_id
        ), f as (
          insert into feed (at, kind, campaign_id, actor, data)
          select product_clock_timestamp(), 'campaign.published', campaign_id, $4, jsonb_build_object('no', no) from v
        )
        select no from v
        """;

    [StringSyntax("sql")]
    private const string ChangeState = """
        with c as (
          update campaigns set state = $2, version = version + 1, changed_at = product_clock_timestamp() where id = $1
          returning id
        ), f as (
          insert into feed (at, kind, campaign_id, actor, data)
          select product_clock_timestamp(), 'campaign.changed', id, $3, jsonb_build_object('reason', $2::text) from c
        )
        select count(*)::int from messages m where m.campaign_id = $1 and m.state = 'sending'
        """;

    [StringSyntax("sql")]
    private const string SelectActive = """
        select distinct e.lead_id
        from enrollments e
        where e.campaign_id = $1 and e.state = 'active' and e.lead_id > $2
        order by e.lead_id
        limit 500
        """;

    [StringSyntax("sql")]
    private const string SelectPhones = "select distinct phone_id from messages where campaign_id = $1 and state = 'planned'";

    public async Task<int> Publish(Guid id, CampaignVersion version, string by)
    {
        await using var command = db.Command(PublishVersion, id, Guid.CreateVersion7(), Json.Of(version), by);
        return await command.ExecuteScalarAsync() is int no ? no : throw new InvalidOperationException("No such campaign.");
    }

    /// <summary>Answers how many of its messages are in flight.</summary>
    public async Task<int> Change(Guid id, CampaignState state, string by)
    {
        await using var command = db.Command(ChangeState, id, Words.Of(state), by);
        return await command.ExecuteScalarAsync() is int inFlight ? inFlight : 0;
    }

    /// <summary>The next leads with an active enrollment, in the order of their ids.</summary>
    public Task<List<Guid>> ActiveLeads(Guid id, Guid after) => Ids(db.Command(SelectActive, id, after));

    /// <summary>The phones that have planned messages of this campaign.</summary>
    public Task<List<Guid>> WaitingPhones(Guid id) => Ids(db.Command(SelectPhones, id));

    private static async Task<List<Guid>> Ids(NpgsqlCommand command)
    {
        await using var _ = command;
        await using var rows = await command.ExecuteReaderAsync();
        var ids = new List<Guid>();
        while (await rows.ReadAsync())
        {
            ids.Add(rows.GetGuid(0));
        }

        return ids;
    }
}
