using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Konquista.Web.Hosting;

/// <summary>The site's way to PostgreSQL: a pool for what pages read and write, one for what programs read, and the answer to "is it there".</summary>
internal static class Database
{
    /// <summary>The pool of programs: a burst of theirs leaves pages their own.</summary>
    public const string Programs = "programs";

    private const int PoolSize = 20;
    private const int ProgramsPoolSize = 12;
    private const int Prepared = 100;

    [StringSyntax("sql")]
    private const string Answer = "select 1";

    public static void AddDatabase(this WebApplicationBuilder builder, WebSettings settings)
    {
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(settings.Pool("konquista-web", PoolSize)));
        builder.Services.AddKeyedSingleton(Programs, (_, _) => NpgsqlDataSource.Create(Preparing(settings)));
        builder.Services.AddSingleton(TimeProvider.System);
    }

    // Programs ask the same again and again: planning would take longer than running. A plan made for a table that was nearly empty does
    // not outlive its connection.
    private static string Preparing(WebSettings settings) => new NpgsqlConnectionStringBuilder(settings.Pool("konquista-web-programs", ProgramsPoolSize))
    {
        MaxAutoPrepare = Prepared,
        AutoPrepareMinUsages = 2,
        ConnectionLifetime = 600,
    }.ConnectionString;

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous();
        routes.MapGet("/health/ready", Ready).AllowAnonymous();
    }

    private static async Task<IResult> Ready(NpgsqlDataSource database, CancellationToken cancel)
    {
        try
        {
            await using var command = database.CreateCommand(Answer);
            command.CommandTimeout = 3;
            await command.ExecuteScalarAsync(cancel);
            return Results.Text("ready");
        }
        catch (NpgsqlException)
        {
            return Results.Text("the database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
