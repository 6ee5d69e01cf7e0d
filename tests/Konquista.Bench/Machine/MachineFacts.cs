using System.Globalization;
using Npgsql;

namespace Konquista.Bench.Machine;

/// <summary>What a figure was measured on.</summary>
internal sealed record MachineFacts(string Date, int Cores, string Cpu, double MemoryGb, string Postgres)
{
    public static async Task<MachineFacts> Read(NpgsqlDataSource db, CancellationToken cancellation)
    {
        await using var command = db.CreateCommand("show server_version");
        var version = (string)(await command.ExecuteScalarAsync(cancellation))!;
        return new(
            TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Environment.ProcessorCount,
            Value("/proc/cpuinfo", "model name") ?? "unknown",
            Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9, 1),
            version.Split(' ')[0]);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Date}, {Cores} cores of {Cpu}, {MemoryGb} GB, PostgreSQL {Postgres}");

    private static string? Value(string file, string key) =>
        File.Exists(file)
            ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            : null;
}
