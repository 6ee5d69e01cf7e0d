using Konquista.Bench.Children;
using Npgsql;

namespace Konquista.Bench.Benches;

/// <summary>One measured scenario on a fresh database.</summary>
internal interface IBench
{
    /// <summary>Measures; the record's properties are the figure.</summary>
    Task<object> Measure(BenchFloor floor, CancellationToken cancellation);
}

/// <summary>What a scenario stands on: the run's folder, the database, a way to call the children.</summary>
internal sealed record BenchFloor(Workshop Workshop, NpgsqlDataSource Db, HttpClient Http);
