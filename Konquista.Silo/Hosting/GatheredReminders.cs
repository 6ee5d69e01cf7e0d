using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Konquista.Postgres;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;

namespace Konquista.Silo.Hosting;

/// <summary>
/// Orleans' reminder table in PostgreSQL, with one difference: reminders that are armed together are written by one statement,
/// where each alone would wait for the disk. A reminder counts as armed when its statement is committed.
/// </summary>
internal sealed class GatheredReminders : IReminderTable
{
    // In the order of the key: two silos that arm the same reminders must not lock each other out.
    [StringSyntax("sql")]
    private const string Upsert = """
        insert into orleans.reminder as known (service, grain, name, start, period, hash)
        select $1, r.grain, r.name, r.start, r.period, r.hash
        from unnest($2::text[], $3::text[], $4::timestamptz[], $5::bigint[], $6::int[]) as r (grain, name, start, period, hash)
        order by r.grain, r.name
        on conflict (service, grain, name) do update
        set start = excluded.start, period = excluded.period, hash = excluded.hash, version = known.version + 1
        returning grain, name, version
        """;

    private readonly IReminderTable _table;
    private readonly NpgsqlDataSource _db;
    private readonly string _service;
    private readonly Gathered<ReminderEntry, string?> _upserts;

    private GatheredReminders(IReminderTable table, NpgsqlDataSource db, string service)
    {
        _table = table;
        _db = db;
        _service = service;
        // One lane: of two writes of a reminder the later must be the last.
        _upserts = new(Write, most: 256, lanes: 1);
    }

    /// <summary>Puts itself before the table that is registered.</summary>
    public static void Decorate(IServiceCollection services, NpgsqlDataSource db)
    {
        var table = services.Last(service => service.ServiceType == typeof(IReminderTable)).ImplementationType!;
        services.Replace(ServiceDescriptor.Singleton<IReminderTable>(provider =>
            new GatheredReminders((IReminderTable)ActivatorUtilities.CreateInstance(provider, table), db,
                provider.GetRequiredService<IOptions<ClusterOptions>>().Value.ServiceId)));
    }

    public Task StartAsync(CancellationToken cancellationToken = default) => _table.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken = default) => _table.StopAsync(cancellationToken);

    public Task<ReminderTableData> ReadRows(GrainId grainId) => _table.ReadRows(grainId);

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => _table.ReadRows(begin, end);

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) => _table.ReadRow(grainId, reminderName);

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) => _table.RemoveRow(grainId, reminderName, eTag);

    public Task TestOnlyClearTable() => _table.TestOnlyClearTable();

    public Task<string?> UpsertRow(ReminderEntry entry) => _upserts.Ask(entry);

    // The same reminder twice must be two writes, the later one last, or its first caller would hold the version of the second.
    private async Task<IReadOnlyList<string?>> Write(IReadOnlyList<ReminderEntry> entries)
    {
        var versions = new string[entries.Count];
        var rest = Enumerable.Range(0, entries.Count).ToArray();
        while (rest.Length > 0)
        {
            var now = rest.DistinctBy(no => (entries[no].GrainId, entries[no].ReminderName)).ToArray();
            var written = await WriteOnce([.. now.Select(no => entries[no])]);
            Array.ForEach(now, no => versions[no] = written[(entries[no].GrainId.ToString(), entries[no].ReminderName)]);
            rest = [.. rest.Except(now)];
        }

        return versions;
    }

    private async Task<Dictionary<(string Grain, string Name), string>> WriteOnce(ReminderEntry[] entries)
    {
        await using var command = _db.Command(Upsert, _service, Column(entry => entry.GrainId.ToString()),
            Column(entry => entry.ReminderName), Column(entry => entry.StartAt), Column(entry => (long)entry.Period.TotalMilliseconds),
            Column(entry => (int)entry.GrainId.GetUniformHashCode()));
        await using var rows = await command.ExecuteReaderAsync();
        var versions = new Dictionary<(string, string), string>(entries.Length);
        while (await rows.ReadAsync())
        {
            versions[(rows.GetString(0), rows.GetString(1))] = rows.GetInt32(2).ToString(CultureInfo.InvariantCulture);
        }

        return versions;

        T[] Column<T>(Func<ReminderEntry, T> value) => [.. entries.Select(value)];
    }
}
