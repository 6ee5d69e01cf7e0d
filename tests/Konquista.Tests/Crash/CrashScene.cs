using System.Globalization;
using Konquista.Leads;
using Konquista.Phones;
using Konquista.Sandbox;
using Konquista.Sequences;
using Konquista.Silo.Audit;
using Npgsql;

namespace Konquista.Crash;

/// <summary>A business with the seeded campaign and one number, whose silo is a process that dies: everything is real but the hour, a minute of which is a second.</summary>
internal sealed class CrashScene : IAsyncDisposable
{
    private static readonly Guid Phone = Guid.CreateVersion7();

    private const string Account = "1000001";
    private const int MostInFlight = 2;

    private readonly string _keys = Directory.CreateTempSubdirectory("konquista-").FullName;
    private readonly int[] _ports = FreePorts();
    private readonly List<SiloProcess> _others = [];
    private readonly string _connectionString;
    private readonly string _provider;
    private ClusterClient? _client;
    private WebhookDoor? _door;

    private CrashScene(string connectionString, string provider)
    {
        (_connectionString, _provider) = (connectionString, provider);
        Db = NpgsqlDataSource.Create(connectionString);
    }

    public NpgsqlDataSource Db { get; }

    public SandboxHost Sandbox { get; private set; } = null!;

    public SiloProcess Silo { get; private set; } = null!;

    public static async Task<CrashScene> Open(string connectionString, string provider = "social_hub", DateTimeOffset? now = null)
    {
        var scene = new CrashScene(connectionString, provider);
        await scene.SetTime(now ?? Town.MondayMorning);
        scene._door = await WebhookDoor.Open(scene.Db);
        scene.Sandbox = await SandboxHost.Start($"--Sandbox:CallbackUrl={scene._door.Address}");
        return scene;
    }

    /// <summary>Product time goes on from an instant when the next silo starts, at a minute per second.</summary>
    public Task SetTime(DateTimeOffset now) => Execute(
        """
        insert into product_clock (speed, real_origin, product_origin, reminder_refresh, reminder_retry, version)
        values (60, clock_timestamp(), $1, '2 minutes', '2 minutes', 1)
        on conflict (only_row) do update
        set real_origin = excluded.real_origin, product_origin = excluded.product_origin, version = product_clock.version + 1
        """,
        now);

    /// <summary>Before the first start nobody has a phone; one that is armed may die before anybody could talk to it.</summary>
    public async Task Start(string failpoints = "")
    {
        await Leave();
        Silo = await Started(_ports, failpoints);
        if (!await One<bool>("select exists (select from phones)"))
        {
            (await Register(await One<Guid>("select id from campaigns"))).ShouldBeNull();
        }
    }

    /// <summary>One more silo of the same cluster.</summary>
    public async Task<SiloProcess> StartAnother()
    {
        var silo = await Started(FreePorts(), failpoints: "");
        _others.Add(silo);
        return silo;
    }

    /// <summary>Nothing is claimed until <see cref="Resume"/>.</summary>
    public Task Pause() => Execute("update sending set paused_at = product_now()");

    /// <summary>Sends may go: the phone, which looks again and again, finds its messages.</summary>
    public Task Resume() => Execute("update sending set paused_at = null");

    public async Task<IGrainFactory> Grains() => (_client ??= await ClusterClient.Connect(_connectionString)).Grains;

    /// <summary>People of a range of numbers enter by the door.</summary>
    public async Task Capture(int count, int from = 0)
    {
        var capture = (await Grains()).GetGrain<ICapture>(GrainKey.Only);
        await Task.WhenAll(Enumerable.Range(from, count).Select(no => capture.Capture(new()
        {
            GivenName = string.Create(CultureInfo.InvariantCulture, $"Ana {no}"),
            GivenPhone = Number(no),
            Source = LeadSource.Page,
        })));
    }

    public static string Number(int no) => string.Create(CultureInfo.InvariantCulture, $"+55119{81000000 + no}");

    /// <summary>The audit, which counts what the Sandbox received too, finds nothing.</summary>
    public async Task MustAddUp()
    {
        var report = await new AuditRun(Db, new(Sandbox.Http, Sandbox.Http.BaseAddress!)).Make(TestContext.Current.CancellationToken);
        report.Findings.Where(finding => !finding.IsOk).ShouldBeEmpty();
    }

    /// <summary>Waits, bounded, until a question about the database has the answer.</summary>
    public Task Until(string sql, object expected, int seconds = 30) => Town.Eventually(
        async () =>
        {
            var found = await One<object>(sql);
            return found.Equals(expected) ? null : $"{sql}: {found}, not {expected}. {Silo.Complaints}";
        },
        seconds);

    public Task<T> One<T>(string sql, params object[] values) => Db.One<T>(sql, values);

    public Task<IReadOnlyList<T>> All<T>(string sql, params object[] values) => Db.All<T>(sql, values);

    public Task Execute(string sql, params object[] values) => Db.Change(sql, values);

    public async ValueTask DisposeAsync()
    {
        await Leave();
        foreach (var other in _others)
        {
            await other.DisposeAsync();
        }

        await Sandbox.DisposeAsync();
        await _door!.DisposeAsync();
        await Db.DisposeAsync();
        Directory.Delete(_keys, recursive: true);
    }

    private async Task Leave()
    {
        if (_client is { } client)
        {
            _client = null;
            await client.DisposeAsync();
        }

        if (Silo is { } silo)
        {
            Silo = null!;
            await silo.DisposeAsync();
        }
    }

    private async Task<PhoneProblem?> Register(Guid campaign) => await (await Grains()).GetGrain<IPhoneGrain>(GrainKey.Phone(Phone)).Register(new()
    {
        Name = "Moema",
        Number = "+5511900000101",
        Provider = _provider,
        Account = _provider == "cloud_api" ? Account : "",
        BaseUrl = Sandbox.Http.BaseAddress!.ToString(),
        Token = "good",
        Sandbox = true,
        Campaigns = [campaign],
        By = "test",
    });

    private static int[] FreePorts() => [SiloProcess.FreePort(), SiloProcess.FreePort(), SiloProcess.FreePort()];

    private Task<SiloProcess> Started(int[] ports, string failpoints) =>
        SiloProcess.Start(Sandbox.Http, new($"http://127.0.0.1:{ports[2]}/health/ready"), Settings(ports, failpoints), failpoints.Length > 0);

    private Dictionary<string, string> Settings(int[] ports, string failpoints) => new(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["ConnectionStrings:Konquista"] = _connectionString,
        ["Konquista:KeysPath"] = _keys,
        ["Konquista:Failpoints"] = failpoints,
        ["Konquista:Silo:Port"] = ports[0].ToString(CultureInfo.InvariantCulture),
        ["Konquista:Silo:GatewayPort"] = ports[1].ToString(CultureInfo.InvariantCulture),
        ["Konquista:Silo:HealthUrl"] = $"http://127.0.0.1:{ports[2]}",
        ["Konquista:Silo:FastEviction"] = "true",
        ["Konquista:WhatsApp:Timeout"] = "00:00:01",
        ["Konquista:WhatsApp:JudgeMargin"] = "00:00:01",
        ["Konquista:Webhooks:AllowPrivate"] = "true",
        ["Konquista:SocialHub:MaxInFlight"] = MostInFlight.ToString(CultureInfo.InvariantCulture),
        ["Konquista:CloudApi:MaxInFlight"] = MostInFlight.ToString(CultureInfo.InvariantCulture),
    };
}
