using GraphQL.Validation;
using GraphQLParser.AST;

namespace Konquista.Web.GraphQL.Rules;

/// <summary>Which operations a transport takes; the one that is selected counts, whatever else the document holds.</summary>
internal sealed class OperationRule(Func<OperationType, int?> refusal) : ValidationRuleBase
{
    /// <summary>GET: nothing that changes anything.</summary>
    public static OperationRule QueryOnly { get; } = new(type => type switch
    {
        OperationType.Query => null,
        OperationType.Mutation => StatusCodes.Status405MethodNotAllowed,
        _ => StatusCodes.Status400BadRequest,
    });

    /// <summary>POST: what has one answer.</summary>
    public static OperationRule OneAnswer { get; } = new(type => type == OperationType.Subscription ? StatusCodes.Status400BadRequest : null);

    /// <summary>A stream of events.</summary>
    public static OperationRule SubscriptionOnly { get; } = new(type => type == OperationType.Subscription ? null : StatusCodes.Status400BadRequest);

    public static OperationRule Any { get; } = new(_ => null);

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        if (refusal(context.Operation.Operation) is { } status)
        {
            var kind = context.Operation.Operation.ToString();
            context.ReportError(new OperationRefused(status, $"{kind} is not taken this way.") { Code = "OPERATION_REFUSED" });
        }

        return default;
    }
}
