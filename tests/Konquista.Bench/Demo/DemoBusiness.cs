using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Konquista.Phones;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Bench.Demo;

/// <summary>The business that a demo runs for: four stores and six Sandbox numbers, half of them Social Hub's, half the Cloud API's.</summary>
internal sealed class DemoBusiness(NpgsqlDataSource db, IGrainFactory grains)
{
    private static readonly string[] Stores = ["Moema", "Santos", "Campinas", "Sorocaba"];

    [StringSyntax("sql")]
    private const string InsertStore = "insert into stores (id, name, tag, city) values ($1, $2, $2, $2)";

    [StringSyntax("sql")]
    private const string SelectCampaigns = "select array_agg(id) from campaigns where state = 'running'";

    public async Task Open(Uri sandbox)
    {
        var stores = new List<Guid>();
        foreach (var name in Stores)
        {
            stores.Add(Guid.CreateVersion7());
            await db.Execute(InsertStore, stores[^1], name);
        }

        await using var command = db.Command(SelectCampaigns);
        var campaigns = (Guid[])(await command.ExecuteScalarAsync())!;
        for (var no = 0; no < 6; no++)
        {
            await Register(no, no < stores.Count ? stores[no] : null, sandbox, campaigns);
        }
    }

    private async Task Register(int no, Guid? store, Uri sandbox, Guid[] campaigns)
    {
        var isCloud = no % 2 == 1;
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
            DailyCap = 100_000,
            Campaigns = campaigns,
            By = "demo",
        });
        if (problem is { } refused)
        {
            throw new InvalidOperationException($"A Sandbox number was refused: {refused}.");
        }
    }
}
