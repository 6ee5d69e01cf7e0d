using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Campaigns;

/// <summary>Makes versions of campaigns: of a draft that keeps the rules, or of a definition as it is given.</summary>
internal sealed class CampaignPublishing(NpgsqlDataSource db)
{
    [StringSyntax("sql")]
    private const string SelectDraft = """
        select c.version, c.draft::text, v.definition::text, v.no
        from campaigns c
        left join campaign_versions v on v.id = c.version_id
        where c.id = $1
        for no key update of c
        """;

    [StringSyntax("sql")]
    private const string InsertVersion = """
        with v as (
          insert into campaign_versions (id, campaign_id, no, definition)
          select $2, $1, coalesce(max(no), 0) + 1, $3::jsonb from campaign_versions where campaign_id = $1
          returning id, campaign_id, no
        ), c as (
          update campaigns set version_id = v.id, draft = null, version = version + 1, changed_at = product_clock_timestamp()
          from v where campaigns.id = v.campaign_id
        ), f as (
          insert into feed (at, kind, campaign_id, actor, data)
          select product_clock_timestamp(), 'campaign.published', campaign_id, $4, jsonb_build_object('no', no) from v
        )
        select no from v
        """;

    [StringSyntax("sql")]
    private const string SelectVersion = "select version from campaigns where id = $1";

    private static readonly CampaignVersion Nothing = new() { Steps = [] };

    /// <summary>Publishes a definition as it is given; answers its number.</summary>
    public async Task<int> Publish(Guid id, CampaignVersion version, string by)
    {
        await using var connection = await db.OpenConnectionAsync();
        return await Insert(connection, id, CampaignJson.Of(version), by);
    }

    /// <summary>Publishes the draft, if it still is at <paramref name="version"/> and nothing is wrong with it.</summary>
    public async Task<CampaignPublication> Publish(Guid id, int version, bool start, string by)
    {
        await using var connection = await db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (await Find(connection, id) is not { } found || found.Version != version)
        {
            return new CampaignPublication.Stale(await Version(connection, id));
        }

        var definition = (found.Draft ?? found.Published) is { } json ? CampaignJson.Read(json) : Nothing;
        var problems = CampaignRules.Of(definition, await SurroundingsReader.Read(connection, id));
        if (problems.Any(problem => !problem.IsWarning))
        {
            return new CampaignPublication.Refused(problems);
        }

        var no = found.Draft is null ? found.No : await Insert(connection, id, CampaignJson.Of(definition), by);
        if (start)
        {
            await CampaignStore.Enter(connection, id, CampaignState.Running, by);
        }

        var published = new CampaignPublication.Published(no, await Version(connection, id), problems);
        await transaction.CommitAsync();
        return published;
    }

    private static async Task<int> Insert(NpgsqlConnection connection, Guid id, string definition, string by)
    {
        await using var command = connection.Command(InsertVersion, id, Guid.CreateVersion7(), definition, by);
        return await command.ExecuteScalarAsync() is int no ? no : throw new InvalidOperationException("No such campaign.");
    }

    private static async Task<Found?> Find(NpgsqlConnection connection, Guid id)
    {
        await using var command = connection.Command(SelectDraft, id);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync()
            ? new(row.GetInt32(0), row.ValueOrNull<string>(1), row.ValueOrNull<string>(2), row.ValueOrNull<int>(3))
            : null;
    }

    private static async Task<int> Version(NpgsqlConnection connection, Guid id)
    {
        await using var command = connection.Command(SelectVersion, id);
        return await command.ExecuteScalarAsync() is int version ? version : 0;
    }

    private sealed record Found(int Version, string? Draft, string? Published, int No);
}
