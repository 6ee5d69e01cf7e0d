namespace Konquista.Postgres;

/// <summary>What a caller of a grain learns of a database error: its class, never the data that PostgreSQL quotes in its own words.</summary>
[GenerateSerializer, Alias("database-problem")]
internal sealed class DatabaseProblemException(string message, string? sqlState = null) : Exception(message)
{
    /// <summary>Null when the database does not answer.</summary>
    [Id(0)]
    public string? SqlState { get; } = sqlState;

    /// <summary>True when trying again cannot help: a value that cannot be stored, a broken constraint, a key too long.</summary>
    public bool IsOfTheData => SqlState is ['2', '2' or '3', ..] or ['5', '4', ..];
}
