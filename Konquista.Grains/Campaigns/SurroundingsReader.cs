using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Campaigns;

/// <summary>Reads what a campaign's definition leans on.</summary>
internal static class SurroundingsReader
{
    [StringSyntax("sql")]
    private const string SelectTemplates = """
        select t.id, array(select v.body from template_variants v where v.template_id = t.id order by v.no) from templates t
        """;

    [StringSyntax("sql")]
    private const string SelectStores = "select name, id::text from stores";

    // Whoever has a store is written to by one of its numbers, everybody else by one of the campaign's.
    [StringSyntax("sql")]
    private const string SelectPhone = """
        select exists (select from phones p
          where p.purpose = 'campaigns' and p.removed_at is null and p.paused_at is null
            and (p.store_id is not null or exists (select from campaign_phones c where c.phone_id = p.id and c.campaign_id = $1)))
        """;

    public static async Task<CampaignSurroundings> Read(NpgsqlConnection connection, Guid campaignId) => new()
    {
        Templates = await Templates(connection),
        Stores = await Stores(connection),
        HasPhone = await HasPhone(connection, campaignId),
    };

    private static async Task<Dictionary<Guid, IReadOnlyList<string>>> Templates(NpgsqlConnection connection)
    {
        await using var command = connection.Command(SelectTemplates);
        await using var rows = await command.ExecuteReaderAsync();
        var templates = new Dictionary<Guid, IReadOnlyList<string>>();
        while (await rows.ReadAsync())
        {
            templates[rows.GetGuid(0)] = rows.GetFieldValue<string[]>(1);
        }

        return templates;
    }

    private static async Task<List<string>> Stores(NpgsqlConnection connection)
    {
        await using var command = connection.Command(SelectStores);
        await using var rows = await command.ExecuteReaderAsync();
        var stores = new List<string>();
        while (await rows.ReadAsync())
        {
            stores.Add(rows.GetString(0));
            stores.Add(rows.GetString(1));
        }

        return stores;
    }

    private static async Task<bool> HasPhone(NpgsqlConnection connection, Guid campaignId)
    {
        await using var command = connection.Command(SelectPhone, campaignId);
        return await command.ExecuteScalarAsync() is true;
    }
}
