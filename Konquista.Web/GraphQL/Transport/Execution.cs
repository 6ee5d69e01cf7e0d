using System.Security.Claims;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Transport;
using GraphQL.Validation;
using GraphQL.Validation.Rules.Custom;
using Konquista.Web.GraphQL.Rules;
using Konquista.Web.Sending;
using Npgsql;

namespace Konquista.Web.GraphQL.Transport;

/// <summary>Runs one operation for whoever asks, under the rules that hold for every way of asking; what goes wrong inside is told without its details.</summary>
internal sealed partial class Execution(IDocumentExecuter executer, ApiSettings settings, ILogger<Execution> log)
{
    private static readonly MayRule May = new();
    private static readonly ComplexityValidationRule Complexity = new(ComplexityRule.Options);

    /// <summary>What has not answered after a while is given up, its statements with it; a stream that has begun goes on until somebody ends it.</summary>
    public async Task<ExecutionResult> Run(
        GraphQLRequest request, ClaimsPrincipal user, IServiceProvider services, OperationRule rule, CancellationToken cancel)
    {
        // A stream is ended by this too, so that it lives on with it.
        var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(settings.Timeout));
        services.GetRequiredService<Asker>().Is(user);
        try
        {
            var result = await executer.ExecuteAsync(Options(request, user, services, rule, patience.Token));
            patience.CancelAfter(Timeout.InfiniteTimeSpan);
            return result;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new() { Errors = [Refusal.Timeout(settings.Timeout)] };
        }
    }

    private ExecutionOptions Options(
        GraphQLRequest request, ClaimsPrincipal user, IServiceProvider services, OperationRule rule, CancellationToken cancel)
    {
        List<IValidationRule> always = [May, rule, Complexity];
        if (user.Identity?.IsAuthenticated is not true)
        {
            always.Add(NoIntrospectionValidationRule.Instance);
        }

        return new()
        {
            Query = request.Query,
            DocumentId = request.DocumentId,
            OperationName = request.OperationName,
            Variables = request.Variables,
            Extensions = request.Extensions,
            RequestServices = services,
            User = user,
            CancellationToken = cancel,
            ValidationRules = [.. DocumentValidator.CoreRules, .. always],
            CachedDocumentValidationRules = always,
            UnhandledExceptionDelegate = Hide,
        };
    }

    private Task Hide(UnhandledExceptionContext context)
    {
        var cause = context.OriginalException;
        if (cause is SendingAwayException)
        {
            context.ErrorMessage = "No silo answers now. Nothing was changed by this call unless it was asked before: ask again in a moment.";
            return Task.CompletedTask;
        }

        Failed(log, cause.GetType().Name, (cause as PostgresException)?.SqlState, context.FieldContext?.FieldDefinition.Name);
        context.ErrorMessage = "Something went wrong here. Ask again; if it stays, tell the operator at what time it was.";
        context.Exception = new UnexpectedException();
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A field of the API failed: {Kind} {SqlState} at {Field}")]
    private static partial void Failed(ILogger logger, string kind, string? sqlState, string? field);

    /// <summary>Stands for what callers are not told.</summary>
    private sealed class UnexpectedException() : Exception;
}
