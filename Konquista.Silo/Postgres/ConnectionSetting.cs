using Konquista.Silo.Verbs;
using Npgsql;

namespace Konquista.Silo.Postgres;

/// <summary>The one database setting, ConnectionStrings:Konquista; missing or malformed, it ends the program with a sentence.</summary>
internal static class ConnectionSetting
{
    public static string Require(IConfiguration configuration)
    {
        var given = configuration.GetConnectionString("Konquista");
        if (string.IsNullOrWhiteSpace(given))
        {
            throw new OperatorException(
                "ConnectionStrings:Konquista is not set: give a PostgreSQL connection string, or start with ./eng/run.", 2);
        }

        try
        {
            return new NpgsqlConnectionStringBuilder(given) { IncludeErrorDetail = false }.ConnectionString;
        }
        catch (ArgumentException problem)
        {
            throw new OperatorException("ConnectionStrings:Konquista is not a PostgreSQL connection string that can be read.", 2, problem);
        }
    }
}
