using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Silo.Verbs;

/// <summary>Follows an import that the cluster runs: progress on stderr, one line on stdout at the end.</summary>
internal sealed class ImportWatch(NpgsqlDataSource db, Guid id)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    [StringSyntax("sql")]
    private const string Standing = """
        select state, fraction, lines, coalesce(problem, ''), format(
          '%s lines: %s new, %s updated, %s known, %s repeated, %s refused; %s enrolled',
          lines, created, updated, known, repeated, refused, enrolled)
        from imports where id = $1
        """;

    /// <summary>0 when the import is done, 1 when it failed or was stopped.</summary>
    public async Task<int> Follow(CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var (state, progress, summary) = await Read(cancellation);
            if (state is "done" or "failed" or "stopped")
            {
                var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{state}: {summary}; {seconds:F1} s"));
                return state == "done" ? 0 : 1;
            }

            await Console.Error.WriteLineAsync(progress);
            await Task.Delay(Pause, cancellation);
        }
    }

    private async Task<(string State, string Progress, string Summary)> Read(CancellationToken cancellation)
    {
        await using var command = db.Command(Standing, id);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        var (state, problem) = (row.GetString(0), row.GetString(3));
        var progress = string.Create(CultureInfo.InvariantCulture, $"{state} {row.GetDouble(1):P0}, {row.GetInt32(2)} lines");
        return (state, progress, problem.Length == 0 ? row.GetString(4) : $"{problem}; {row.GetString(4)}");
    }
}
