using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Campaigns;

/// <summary>The state of campaigns, and who waits for a change of it.</summary>
internal sealed class CampaignStore(NpgsqlDataSource db)
{
    [StringSyntax("sql")]
    private const string SelectStanding = "select state, version_id is not null from campaigns where id = $1 for no key update";

    [StringSyntax("sql")]
    private const string ChangeState = """
        with c as (
          update campaigns set state = $2, version = version + 1, changed_at = product_clock_timestamp() where id = $1 and state <> $2
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
        where e.campaign_id = $1 and e.state = 'active' and e.lead_id > $2 and ($3::text is null or e.hold = $3)
        order by e.lead_id
        limit 500
        """;

    [StringSyntax("sql")]
    private const string SelectPhones = "select distinct phone_id from messages where campaign_id = $1 and state = 'planned'";

    public async Task<CampaignChange> Change(Guid id, CampaignState state, string by)
    {
        await using var connection = await db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (await Refusal(connection, id, state) is { } refusal)
        {
            return new CampaignChange.Refused(refusal);
        }

        var inFlight = await Enter(connection, id, state, by);
        await transaction.CommitAsync();
        return new CampaignChange.Changed(inFlight);
    }

    /// <summary>Enters a state as a part of something larger; answers how many of the campaign's messages are in flight.</summary>
    public static async Task<int> Enter(NpgsqlConnection connection, Guid id, CampaignState state, string by)
    {
        await using var command = connection.Command(ChangeState, id, Words.Of(state), by);
        return await command.ExecuteScalarAsync() is int inFlight ? inFlight : 0;
    }

    /// <summary>The next leads with an active enrollment, in the order of their ids; only those held for a reason, if one is given.</summary>
    public Task<List<Guid>> ActiveLeads(Guid id, Guid after, string? held) => Ids(db.Command(SelectActive, id, after, held));

    /// <summary>The phones that have planned messages of this campaign.</summary>
    public Task<List<Guid>> WaitingPhones(Guid id) => Ids(db.Command(SelectPhones, id));

    private static async Task<ChangeRefusal?> Refusal(NpgsqlConnection connection, Guid id, CampaignState state)
    {
        await using var command = connection.Command(SelectStanding, id);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync()
            ? CampaignTurns.Refusal(Words.Read<CampaignState>(row.GetString(0)), state, row.GetBoolean(1))
            : ChangeRefusal.Missing;
    }

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
