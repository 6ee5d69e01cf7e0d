using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Konquista.Appointments;
using Konquista.Campaigns;
using Konquista.Leads;
using Konquista.Leads.Suppression;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Konquista.Imports;

/// <summary>A database of one test's own with a running campaign for everybody, and what is needed to import into it.</summary>
internal sealed class ImportScene : IAsyncDisposable
{
    private ImportScene(string connectionString) =>
        (ConnectionString, Source) = (connectionString, NpgsqlDataSource.Create(connectionString));

    /// <summary>A Monday, 11:00 in São Paulo.</summary>
    public static DateTimeOffset Monday { get; } = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);

    public static byte[] SevenHundred { get; } = File.ReadAllBytes(Path.Combine(Repository(), "tests", "data", "leads-700.csv"));

    public static JsonElement Truth { get; } =
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository(), "tests", "data", "leads-700.truth.json"))).RootElement;

    public string ConnectionString { get; }

    public NpgsqlDataSource Source { get; }

    public ErasedKey Key { get; } = new(keysPath: null);

    public FakeTimeProvider Clock { get; } = new(Monday);

    public Guid CampaignId { get; } = Guid.CreateVersion7();

    public List<(Guid LeadId, NewLead Lead)> Captured { get; } = [];

    public List<(Guid LeadId, NewAppointment Appointment)> Booked { get; } = [];

    public List<Guid> Woken { get; } = [];

    /// <summary>What happens, once, while somebody known is told: between an import's look at the tables and its commit.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public SuppressionList Suppressed => new(Source, Key);

    public static async Task<ImportScene> Open(TestDatabase database)
    {
        var scene = new ImportScene(await database.CreateDatabase());
        var version = Guid.CreateVersion7();
        var definition = new CampaignVersion { Steps = [new() { Id = "first", Day = 0, TemplateId = Guid.CreateVersion7() }] };
        await scene.Execute("insert into campaigns (id, name, state) values ($1, 'Todos', 'running')", scene.CampaignId);
        await scene.Execute(
            "insert into campaign_versions (id, campaign_id, no, definition) values ($1, $2, 1, $3::jsonb)",
            version,
            scene.CampaignId,
            Json.Of(definition));
        await scene.Execute("update campaigns set version_id = $2 where id = $1", scene.CampaignId, version);
        await scene.Execute("insert into tag_rules (id, position, word, campaign_id) values ($1, 1, '*', $2)", Guid.CreateVersion7(), scene.CampaignId);
        return scene;
    }

    /// <summary>Several chunks of odd sizes, as an upload may leave them.</summary>
    public async Task<Guid> Upload(byte[] file, ImportOptions? options = null, string kind = "leads", int chunk = 10_007)
    {
        var id = Guid.CreateVersion7();
        await Execute(
            "insert into imports (id, kind, file_name, bytes, sha256, options, state) values ($1, $2, 'a.csv', $3, $4, $5::jsonb, 'queued')",
            id,
            kind,
            (long)file.Length,
            SHA256.HashData(file),
            JsonSerializer.Serialize(options ?? new(), JsonSerializerOptions.Web));
        foreach (var (no, bytes) in file.Chunk(chunk).Index())
        {
            await Execute("insert into import_chunks (import_id, no, bytes) values ($1, $2, $3)", id, no, bytes);
        }

        return id;
    }

    public Task<Guid> Upload(string file, ImportOptions? options = null, string kind = "leads") => Upload(Encoding.UTF8.GetBytes(file), options, kind);

    public async Task<ImportRun> Begin(Guid id)
    {
        await new ImportStore(Source).Start(id, Clock.GetUtcNow());
        return new(Source, Suppressed, Clock, new(Capture, Book, Wake, OptOut), id);
    }

    public async Task Run(Guid id)
    {
        await using var run = await Begin(id);
        while (await run.Next(TestContext.Current.CancellationToken))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Takes an import back, a chunk at a time.</summary>
    public async Task Undo(Guid id)
    {
        await new ImportStore(Source).Undo(id, "ana");
        while (await new ImportUndoing(Source, id).Next(TestContext.Current.CancellationToken))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    public async Task<Guid> Import(string file, ImportOptions? options = null, string kind = "leads")
    {
        var id = await Upload(file, options, kind);
        await Run(id);
        return id;
    }

    /// <summary>"done 3 new 2 updated 0 known 0 repeated 1 refused 0 enrolled 2", or "failed" and the problem.</summary>
    public Task<string> Summary(Guid id) => One<string>(
        """
        select case when problem is null then format('%s %s new %s updated %s known %s repeated %s refused %s enrolled %s',
          state, lines, created, updated, known, repeated, refused, enrolled) else format('%s %s', state, problem) end
        from imports where id = $1
        """,
        id);

    public async Task<T> One<T>(string sql, params object[] values) => (await All<T>(sql, values)).Single();

    public async Task<IReadOnlyList<T>> All<T>(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var all = new List<T>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
        {
            all.Add(rows.GetFieldValue<T>(0));
        }

        return all;
    }

    public async Task Execute(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => Source.DisposeAsync();

    /// <summary>A file of so many different people.</summary>
    public static string People(int count, int from = 0) => string.Concat(
        ["Nome,Whatsapp,Tags\n", .. Enumerable.Range(from, count).Select(no => string.Create(CultureInfo.InvariantCulture, $"Ana {no},119{80000000 + no},VIP\n"))]);

    private async Task<CaptureOutcome> Capture(Guid leadId, NewLead lead)
    {
        lock (Captured)
        {
            Captured.Add((leadId, lead));
        }

        await Interrupt();
        await Execute("update leads set tags = tags || $2 where id = $1", leadId, lead.Tags.ToArray());
        return new CaptureOutcome.Recorded(leadId, Created: false, lead.Enroll ? Entry.Enrolled : Entry.CaptureOnly);
    }

    private Task Wake(Guid leadId)
    {
        lock (Woken)
        {
            Woken.Add(leadId);
        }

        return Task.CompletedTask;
    }

    private async Task OptOut(Guid leadId)
    {
        await Interrupt();
        await Execute("update leads set opted_out_at = now() where id = $1", leadId);
    }

    private async Task Book(Guid leadId, NewAppointment appointment)
    {
        lock (Booked)
        {
            Booked.Add((leadId, appointment));
        }

        await Interrupt();
        await Execute("update appointments set lead_id = $1 where external_id = $2", leadId, appointment.ExternalId!);
    }

    private async Task Interrupt()
    {
        if (Meanwhile is { } meanwhile)
        {
            Meanwhile = null;
            await meanwhile();
        }
    }

    private NpgsqlCommand Command(string sql, object[] values)
    {
        var command = Source.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Konquista.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
