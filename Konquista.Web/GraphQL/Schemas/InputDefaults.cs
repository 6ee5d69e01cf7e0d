using System.Reflection;
using System.Runtime.CompilerServices;
using GraphQL.Types;
using GraphQL.Utilities;

namespace Konquista.Web.GraphQL.Schemas;

/// <summary>What an input says of itself when nothing is given is the default that the schema shows: only required members have to be given.</summary>
internal sealed class InputDefaults : BaseSchemaNodeVisitor
{
    public override void VisitInputObjectFieldDefinition(FieldType field, IInputObjectGraphType type, ISchema schema)
    {
        if (field.DefaultValue is null && InputOf(type.GetType()) is { } input && PropertyOf(input, field) is { } property)
        {
            field.DefaultValue = property.GetValue(Activator.CreateInstance(input));
        }
    }

    private static Type? InputOf(Type type) =>
        type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(AutoRegisteringInputObjectGraphType<>) ? type.GetGenericArguments()[0] : null;

    private static PropertyInfo? PropertyOf(Type input, FieldType field) => input.GetProperties().FirstOrDefault(property =>
        property.Name.Equals(field.Name, StringComparison.OrdinalIgnoreCase) && !property.IsDefined(typeof(RequiredMemberAttribute)));
}
