using Konquista.Web.GraphQL.Outcomes;

namespace Konquista.Web.Rest;

/// <summary>What the business refuses, as problem details: the same codes as in GraphQL.</summary>
internal static class RestProblem
{
    public static IResult Answer(Problem problem) => Results.Problem(
        statusCode: problem.Code switch
        {
            ProblemCode.NotFound => StatusCodes.Status404NotFound,
            ProblemCode.Invalid or ProblemCode.BadPhone => StatusCodes.Status422UnprocessableEntity,
            _ => StatusCodes.Status409Conflict,
        },
        title: problem.Message,
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["code"] = JsonCode(problem.Code),
            ["field"] = problem.Field,
            ["detailCode"] = problem.Detail,
        });

    private static string JsonCode(ProblemCode code) => System.Text.Json.JsonNamingPolicy.SnakeCaseUpper.ConvertName(code.ToString());
}
