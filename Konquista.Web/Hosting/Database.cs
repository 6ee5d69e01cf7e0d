using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Konquista.Web.Hosting;

/// <summary>The site's way to PostgreSQL: a pool for what pages read and write, and the answer to "is it there".</summary>
internal static class Database
{
    private const int PoolSize = 20;

    [StringSyntax("sql")]
    private const string Answer = "select 1";

    public static void AddDatabase(this WebApplicationBuilder builder, WebSettings settings)
    {
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(settings.Pool("konquista-web", PoolSize)));
        builder.Services.AddSingleton(TimeProvider.System);
    }

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
