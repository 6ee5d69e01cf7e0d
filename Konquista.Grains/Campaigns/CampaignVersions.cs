using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Campaigns;

/// <summary>Published versions, kept once read: they never change.</summary>
internal sealed class CampaignVersions(NpgsqlDataSource db)
{
    [StringSyntax("sql")]
    private const string SelectDefinition = "select definition::text from campaign_versions where id = $1";

    private readonly ConcurrentDictionary<Guid, CampaignVersion> _known = new();

    public async ValueTask<CampaignVersion> Get(Guid id)
    {
        if (_known.TryGetValue(id, out var version))
        {
            return version;
        }

        await using var command = db.Command(SelectDefinition, id);
        var definition = await command.ExecuteScalarAsync() as string
            ?? throw new InvalidOperationException($"No campaign version {id}.");
        return _known[id] = CampaignJson.Read(definition);
    }
}
