using System.Diagnostics;

namespace Konquista.GraphQL;

/// <summary>Counts the statements that the site sends to PostgreSQL while it is there.</summary>
internal sealed class StatementCount : IDisposable
{
    private readonly ActivityListener _listener;
    private int _count;

    public StatementCount()
    {
        _listener = new()
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => Interlocked.Add(ref _count, activity.GetTagItem("db.query.text") is string text && IsAsked(text) ? 1 : 0),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public int Count => Volatile.Read(ref _count);

    public void Dispose() => _listener.Dispose();

    // Other tests run beside this one: only what GraphQL asks about leads, messages and what hangs on them counts.
    private static bool IsAsked(string text) => text.Contains("storedstanding", StringComparison.Ordinal)
        || text.Contains("storedkind", StringComparison.Ordinal)
        || text.Contains("ofleadid", StringComparison.Ordinal);
}
