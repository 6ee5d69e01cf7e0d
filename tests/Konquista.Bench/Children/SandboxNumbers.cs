using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Konquista.Phones;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Bench.Children;

/// <summary>Numbers of ours at the Sandbox, registered as people do: through their grains, for every running campaign.</summary>
internal sealed class SandboxNumbers(NpgsqlDataSource db, IGrainFactory grains, Uri sandbox)
{
    [StringSyntax("sql")]
    private const string SelectCampaigns = "select array_agg(id) from campaigns where state = 'running'";

    private Guid[]? _campaigns;

    public async Task Register(int no, bool isCloud, Guid? store = null)
    {
        var digits = (101 + no).ToString("000", CultureInfo.InvariantCulture);
        var problem = await grains.GetGrain<IPhoneGrain>(GrainKey.Phone(Guid.CreateVersion7())).Register(new()
        {
            Name = $"Sandbox {no + 1}",
            Number = $"+5511900000{digits}",
            Provider = isCloud ? "cloud_api" : "social_hub",
            Account = isCloud ? $"100000000000{digits}" : "",
            BaseUrl = sandbox.OriginalString,
            Token = "sandbox-token",
            StoreId = store,
            Sandbox = true,
            DailyCap = 1_000_000,
            Campaigns = _campaigns ??= await Campaigns(),
            By = "bench",
        });
        if (problem is { } refused)
        {
            throw new InvalidOperationException($"A Sandbox number was refused: {refused}.");
        }
    }

    private async Task<Guid[]> Campaigns()
    {
        await using var command = db.Command(SelectCampaigns);
        return (Guid[])(await command.ExecuteScalarAsync())!;
    }
}
