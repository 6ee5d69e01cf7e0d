using GraphQL.Validation;

namespace Konquista.Web.GraphQL.Rules;

/// <summary>An operation that is not made for the way it was asked, with the status that says so.</summary>
internal sealed class OperationRefused(int status, string sentence) : ValidationError(sentence)
{
    public int Status => status;
}
