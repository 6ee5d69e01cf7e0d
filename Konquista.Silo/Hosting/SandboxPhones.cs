using System.Diagnostics.CodeAnalysis;
using Konquista.Phones;
using Npgsql;

namespace Konquista.Silo.Hosting;

/// <summary>Gives a database without phones two Sandbox phones, when the silo is told where the Sandbox is.</summary>
internal sealed class SandboxPhones(SiloSettings settings, NpgsqlDataSource db, IGrainFactory grains, IHostApplicationLifetime life) : BackgroundService
{
    [StringSyntax("sql")]
    private const string SelectCampaigns = "select id from campaigns where not exists (select from phones)";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Sandbox is not { } sandbox)
        {
            return;
        }

        var started = new TaskCompletionSource();
        await using var registration = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        var campaigns = await Campaigns(stoppingToken);
        if (campaigns.Count > 0)
        {
            await Register("Sandbox Social Hub", "+5511900000101", "social_hub", "", sandbox, campaigns);
            await Register("Sandbox Cloud API", "+5511900000102", "cloud_api", "100000000000102", sandbox, campaigns);
        }
    }

    private Task<PhoneProblem?> Register(string name, string number, string provider, string account, Uri sandbox, IReadOnlyList<Guid> campaigns) =>
        grains.GetGrain<IPhoneGrain>(GrainKey.Phone(Guid.CreateVersion7())).Register(new()
        {
            Name = name,
            Number = number,
            Provider = provider,
            Account = account,
            BaseUrl = sandbox.ToString().TrimEnd('/'),
            Token = "sandbox-token",
            Sandbox = true,
            Gap = TimeSpan.FromSeconds(1),
            Campaigns = campaigns,
            By = "sandbox",
        });

    private async Task<List<Guid>> Campaigns(CancellationToken cancellation)
    {
        await using var command = db.CreateCommand(SelectCampaigns);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var ids = new List<Guid>();
        while (await rows.ReadAsync(cancellation))
        {
            ids.Add(rows.GetGuid(0));
        }

        return ids;
    }
}
