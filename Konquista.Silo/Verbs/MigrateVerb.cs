using System.CommandLine;
using Konquista.Silo.Migrations;
using Konquista.Silo.Postgres;
using Npgsql;

namespace Konquista.Silo.Verbs;

/// <summary>"migrate": brings the configured database up to this program, before the silos start.</summary>
internal static class MigrateVerb
{
    public static Command Create()
    {
        var migrate = new Command("migrate", "Apply the migrations that the database lacks.");
        migrate.SetAction((_, cancellation) => Migrate(cancellation));
        return migrate;
    }

    private static async Task<int> Migrate(CancellationToken cancellation)
    {
        var configuration = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables()
            .Build();
        var connectionString = ConnectionSetting.Require(configuration);
        try
        {
            var applied = await new Migrator(Migration.All).Run(connectionString, cancellation);
            Console.WriteLine($"{applied} of {Migration.All.Count} migrations applied now; the database is up to date.");
            return 0;
        }
        catch (NpgsqlException problem)
        {
            var reason = problem.Message.ReplaceLineEndings(" ");
            throw new OperatorException($"The database of ConnectionStrings:Konquista cannot be used: {reason}", inner: problem);
        }
    }
}
