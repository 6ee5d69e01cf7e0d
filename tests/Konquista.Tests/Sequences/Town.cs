using Konquista.Campaigns;
using Konquista.Clock;
using Konquista.Leads;
using Konquista.Leads.Suppression;
using Konquista.Phones;
using Konquista.Sandbox;
using Konquista.Silo.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Configuration;
using Orleans.Reminders;
using Orleans.TestingHost;

namespace Konquista.Sequences;

/// <summary>A small business with everything real but the time: its own database, one silo, the Sandbox, a campaign and two phones.</summary>
public sealed class Town(TestDatabase database) : IAsyncLifetime
{
    /// <summary>Monday 2 March 2026, 10:00 in São Paulo.</summary>
    public static readonly DateTimeOffset MondayMorning = new(2026, 3, 2, 13, 0, 0, TimeSpan.Zero);

    private readonly ProductClock _clock = new(TimeProvider.System);
    private InProcessTestCluster _cluster = null!;
    private SandboxHost _sandbox = null!;
    private SiloPools _pools = null!;
    private long _clockVersion;

    public NpgsqlDataSource Db { get; private set; } = null!;

    /// <summary>Of its database.</summary>
    public string Connection { get; private set; } = "";

    public Guid Campaign { get; } = Guid.CreateVersion7();

    public Guid Template { get; } = Guid.CreateVersion7();

    public Guid Hub { get; } = Guid.CreateVersion7();

    internal SandboxHost Sandbox => _sandbox;

    public IGrainFactory Grains => _cluster.Client;

    public ICapture Door => Grains.GetGrain<ICapture>(GrainKey.Only);

    /// <summary>Under which the numbers of people not to be written to are hashed.</summary>
    internal ErasedKey ErasedKey { get; } = new(keysPath: null);

    public async ValueTask InitializeAsync()
    {
        var connection = Connection = await database.CreateDatabase();
        Db = NpgsqlDataSource.Create(connection);
        await SetTime(MondayMorning);
        _sandbox = await SandboxHost.Start();
        _pools = new SiloPools(connection);
        var builder = new InProcessTestClusterBuilder(1) { Options = { ServiceId = Cluster.Id } };
        builder.ConfigureSilo((_, silo) => Configure(silo, _pools));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
        await Found();
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _pools.DisposeAsync();
        await _sandbox.DisposeAsync();
        await Db.DisposeAsync();
    }

    /// <summary>Product time goes on from an instant, for grains, reminders and SQL alike.</summary>
    public async Task SetTime(DateTimeOffset now)
    {
        var reading = new ClockReading(1, TimeProvider.System.GetUtcNow(), now, ++_clockVersion);
        await using var command = Db.CreateCommand("""
            insert into product_clock (speed, real_origin, product_origin, version) values (1, $1, $2, $3)
            on conflict (only_row) do update set product_origin = excluded.product_origin, real_origin = excluded.real_origin, version = excluded.version
            """);
        command.Parameters.AddWithValue(reading.RealOrigin);
        command.Parameters.AddWithValue(now);
        command.Parameters.AddWithValue(_clockVersion);
        await command.ExecuteNonQueryAsync();
        _clock.Follow(reading);
    }

    public async Task<Guid> Capture(string name, string phone, params string[] tags)
    {
        var outcome = await Door.Capture(new()
        {
            GivenName = name,
            GivenPhone = phone,
            Tags = tags,
            Source = LeadSource.Manual,
        });
        return outcome.ShouldBeOfType<CaptureOutcome.Recorded>().LeadId;
    }

    public ILeadGrain Lead(Guid id) => Grains.GetGrain<ILeadGrain>(GrainKey.Lead(id));

    /// <summary>The states of a lead's messages in the order of their planning, once they are as expected.</summary>
    public Task Settles(Guid lead, params string[] states) => Eventually(async () =>
    {
        var found = await Value<string[]>("select coalesce(array_agg(state order by planned_at, step), '{}') from messages where lead_id = $1", lead);
        return found.SequenceEqual(states)
            ? null
            : $"messages are [{string.Join(' ', found)}], held by {await Value<string>("select coalesce(max(hold), 'nothing') from enrollments where lead_id = $1", lead)}";
    });

    public async Task<T> Value<T>(string sql, params object[] values)
    {
        await using var command = Db.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.AddWithValue(value);
        }

        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Waits, bounded, for something that other processes and grains bring about.</summary>
    public static async Task Eventually(Func<Task<string?>> problem, int seconds = 20)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        string? last;
        while ((last = await problem()) is not null)
        {
            patience.IsCancellationRequested.ShouldBeFalse(last);
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    internal Task<PhoneProblem?> Register(Guid id, string number, string provider, string account, string token = "good") =>
        Grains.GetGrain<IPhoneGrain>(GrainKey.Phone(id)).Register(new()
        {
            Name = number,
            Number = number,
            Provider = provider,
            Account = account,
            BaseUrl = _sandbox.Http.BaseAddress!.ToString(),
            Token = token,
            Sandbox = true,
            Campaigns = [Campaign],
            By = "test",
        });

    private void Configure(ISiloBuilder silo, SiloPools pools)
    {
        silo.Services.AddSingleton(pools.Product).AddSingleton(_clock);
        silo.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        silo.Services.AddKonquistaGrains(new ConfigurationBuilder().AddInMemoryCollection([new("Konquista:Webhooks:AllowPrivate", "true")]).Build()).AddSingleton(ErasedKey);
        silo.Configure<ClusterOptions>(cluster => cluster.ServiceId = Cluster.Id);
        silo.UseAdoNetReminderService(options => (options.Invariant, options.DataSource) = ("Npgsql", pools.Reminders));
        GatheredReminders.Decorate(silo.Services, pools.Reminders);
        silo.AddAdoNetGrainStorageAsDefault(options => (options.Invariant, options.DataSource) = ("Npgsql", pools.Storage));
        silo.UseSystemTextJsonGrainStorageSerializer();
        silo.Services.AddKeyedSingleton<TimeProvider>(ReminderTimeProviderNames.Reminders, _clock);
        silo.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Grains, _clock);
    }

    private async Task Found()
    {
        await using var batch = Db.CreateBatch();
        batch.BatchCommands.Add(new("insert into templates (id, name) values ($1, 'Olá')") { Parameters = { new() { Value = Template } } });
        batch.BatchCommands.Add(new("insert into template_variants (template_id, no, body) values ($1, 1, 'Oi, [nome]! Responda SAIR para não receber.')")
        {
            Parameters = { new() { Value = Template } },
        });
        batch.BatchCommands.Add(new("insert into campaigns (id, name) values ($1, 'Três dias')") { Parameters = { new() { Value = Campaign } } });
        batch.BatchCommands.Add(new("delete from tag_rules"));
        batch.BatchCommands.Add(new("insert into tag_rules (id, position, word, campaign_id) values (gen_random_uuid(), 1, '*', $1)")
        {
            Parameters = { new() { Value = Campaign } },
        });
        await batch.ExecuteNonQueryAsync();
        var campaign = Grains.GetGrain<ICampaignGrain>(GrainKey.Campaign(Campaign));
        await campaign.Publish(new()
        {
            Steps = [.. new[] { 0, 1, 2 }.Select(day => new Step { Id = $"d{day}", Day = day, TemplateId = Template, At = day == 0 ? null : new(10, 0) })],
        }, "test");
        await campaign.Change(CampaignState.Running, "test");
        (await Register(Hub, "+5511900000101", "social_hub", "")).ShouldBeNull();
    }
}
