namespace Konquista.Postgres;

/// <summary>What a caller of a grain learns of a database error: its class, never the data that PostgreSQL quotes in its own words.</summary>
[GenerateSerializer, Alias("database-problem")]
internal sealed class DatabaseProblemException(string message) : Exception(message);
