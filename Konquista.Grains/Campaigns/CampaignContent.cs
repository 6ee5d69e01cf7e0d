using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Campaigns;

/// <summary>What a person can change of a campaign, as facts compare it before and after; the draft's parts are named as in a definition.</summary>
internal static class CampaignContent
{
    [StringSyntax("sql")]
    private const string SelectContent = """
        select (jsonb_build_object('name', c.name, 'note', c.note, 'priority', c.priority, 'phones', array(
            select p.name from campaign_phones n join phones p on p.id = n.phone_id where n.campaign_id = c.id order by p.name))
          || coalesce(c.draft, v.definition, '{}'))::text
        from campaigns c
        left join campaign_versions v on v.id = c.version_id
        where c.id = $1
        """;

    [StringSyntax("sql")]
    private const string WriteFact = """
        select write_change($2, $3, coalesce($5::jsonb, $4::jsonb) ->> 'name', $4::jsonb, $5::jsonb, campaign_id => $1)
        """;

    /// <summary>JSON; null when there is no such campaign.</summary>
    public static async Task<string?> Of(NpgsqlConnection connection, Guid id)
    {
        await using var command = connection.Command(SelectContent, id);
        return await command.ExecuteScalarAsync() as string;
    }

    /// <summary>Writes down what became of it; nothing when nothing differs.</summary>
    public static async Task Note(NpgsqlConnection connection, string kind, Guid id, string? before, string by) =>
        await connection.Execute(WriteFact, id, kind, by, before, await Of(connection, id));
}
