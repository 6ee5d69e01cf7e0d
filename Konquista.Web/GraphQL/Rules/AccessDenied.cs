using GraphQL.Validation;

namespace Konquista.Web.GraphQL.Rules;

/// <summary>A field that this caller may not ask for: 401 when nobody is signed in, else 403.</summary>
internal sealed class AccessDenied(int status, string sentence) : ValidationError(sentence)
{
    public int Status => status;

    public static AccessDenied To(string field, bool isSomebody) => isSomebody
        ? new(StatusCodes.Status403Forbidden, $"You may not ask for {field}.") { Code = "FORBIDDEN" }
        : new(StatusCodes.Status401Unauthorized, $"Sign in to ask for {field}.") { Code = "UNAUTHENTICATED" };
}
