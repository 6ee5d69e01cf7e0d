using System.Linq.Expressions;
using System.Reflection;
using GraphQL;
using GraphQL.Types;

namespace Konquista.Web.GraphQL.Schemas;

/// <summary>The fields that one class gives to a root of the schema; each call takes the class from the operation's own services.</summary>
internal sealed class PartType<T> : AutoRegisteringObjectGraphType<T>
    where T : notnull
{
    protected override LambdaExpression BuildMemberInstanceExpression(MemberInfo memberInfo) =>
        (Expression<Func<IResolveFieldContext, T>>)(context => ActivatorUtilities.GetServiceOrCreateInstance<T>(context.RequestServices!));
}
