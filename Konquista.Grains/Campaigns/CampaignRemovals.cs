using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Campaigns;

/// <summary>Removes campaigns that nobody ever entered; of all others the history stays.</summary>
internal sealed class CampaignRemovals(NpgsqlDataSource db)
{
    // Whoever enters needs the row: what is asked after it is locked stays so.
    [StringSyntax("sql")]
    private const string Lock = "select state from campaigns where id = $1 for update";

    [StringSyntax("sql")]
    private const string SelectTies = """
        select exists (select from enrollments where campaign_id = $1), exists (select from tag_rules where campaign_id = $1)
        """;

    [StringSyntax("sql")]
    private const string ForgetVersion = "update campaigns set version_id = null where id = $1";

    [StringSyntax("sql")]
    private const string DeleteVersions = "delete from campaign_versions where campaign_id = $1";

    [StringSyntax("sql")]
    private const string DeleteCampaign = "delete from campaigns where id = $1";

    public async Task<CampaignRemoval> Remove(Guid id, string by)
    {
        await using var connection = await db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (await Obstacle(connection, id) is { } obstacle)
        {
            return obstacle;
        }

        var before = await CampaignContent.Of(connection, id);
        foreach (var sql in (string[])[ForgetVersion, DeleteVersions, DeleteCampaign])
        {
            await connection.Execute(sql, id);
        }

        await CampaignContent.Note(connection, "campaign.removed", id, before, by);
        await transaction.CommitAsync();
        return CampaignRemoval.Removed;
    }

    private static async Task<CampaignRemoval?> Obstacle(NpgsqlConnection connection, Guid id)
    {
        await using var locking = connection.Command(Lock, id);
        if (await locking.ExecuteScalarAsync() is not string state)
        {
            return CampaignRemoval.Removed;
        }

        if (Words.Read<CampaignState>(state) != CampaignState.Draft)
        {
            return CampaignRemoval.Started;
        }

        await using var ties = connection.Command(SelectTies, id);
        await using var row = await ties.ExecuteReaderAsync();
        await row.ReadAsync();
        return row.GetBoolean(0) ? CampaignRemoval.Entered
            : row.GetBoolean(1) ? CampaignRemoval.Named
            : null;
    }
}
