using Microsoft.Extensions.Logging;
using Npgsql;

namespace Konquista.Postgres;

/// <summary>
/// Stands between grains and their callers: a database error is logged by its class and told on without data. The grain that
/// met it is let go, so that the next call starts from what is committed.
/// </summary>
internal sealed partial class DatabaseProblems(ILogger<DatabaseProblems> log) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (PostgresException problem)
        {
            LogRefused(log, context.InterfaceName, context.MethodName, problem.SqlState, problem.Routine, problem.ConstraintName);
            LetGo(context);
            throw new DatabaseProblemException($"PostgreSQL refused a statement (state {problem.SqlState}).", problem.SqlState);
        }
        catch (NpgsqlException problem)
        {
            LogAway(log, context.InterfaceName, context.MethodName, problem.InnerException?.GetType().Name);
            LetGo(context);
            throw new DatabaseProblemException("The database does not answer.");
        }
    }

    private static void LetGo(IIncomingGrainCallContext context)
    {
        if (context.Grain is Grain and not Phones.PhoneGrain)
        {
            ((IGrainBase)context.Grain).DeactivateOnIdle();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Grain}.{Method}: PostgreSQL refused a statement, state {SqlState} in {Routine}, constraint {Constraint}.")]
    private static partial void LogRefused(ILogger logger, string? grain, string? method, string sqlState, string? routine, string? constraint);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Grain}.{Method}: the database does not answer ({Cause}).")]
    private static partial void LogAway(ILogger logger, string? grain, string? method, string? cause);
}
