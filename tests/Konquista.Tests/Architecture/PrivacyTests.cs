using System.Reflection;
using System.Runtime.CompilerServices;
using Konquista.Phones;

namespace Konquista.Architecture;

/// <summary>What goes over the wire prints nothing private: Orleans writes the arguments of a call that is late or lost to its log.</summary>
public sealed class PrivacyTests
{
    private const string Secret = "planted secret";

    /// <summary>Words of ours or of a provider, never of a person.</summary>
    private static readonly string[] Harmless =
    [
        "AreaCode.Code", "AreaCode.State", "AreaCode.Region", "AreaCode.TimeZoneId", "Step.Id", "NewPhone.Provider", "NewLead.Source",
        "LeadAlias.Kind", "InboundMessage.Kind", "NewAppointment.Source", "NextMessage.Verdict",
    ];

    private static readonly IReadOnlyList<Type> Messages =
    [
        .. Codebase.Written(Codebase.Interfaces)
            .Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false) && !type.IsAbstract),
    ];

    [Fact]
    public void Messages_print_nothing_private() =>
        Messages.Where(message => Planted(message, Harmless).ToString()!.Contains(Secret, StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void What_is_called_harmless_exists() =>
        Harmless.Except(Messages.SelectMany(Fields).Select(NameOf), StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void Secrets_are_planted()
    {
        Planted(typeof(AreaCode), []).ToString()!.ShouldContain(Secret);
        Messages.Count(message => Fields(message).Any(field => field.FieldType == typeof(string))).ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Calls_carry_no_bare_text_but_the_name_of_a_setting() =>
        Codebase.Written(Codebase.Interfaces)
            .Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type))
            .SelectMany(contract => contract.GetMethods().Where(method => !method.IsStatic))
            .SelectMany(method => method.GetParameters())
            .Where(parameter => parameter.ParameterType == typeof(string) && parameter.Name != "key")
            .Select(parameter => $"{Codebase.NameOf(parameter.Member)}: {parameter.Name}")
            .ShouldBeEmpty();

    /// <summary>A message with the secret wherever a text may stand, in lists and in messages within it too.</summary>
    private static object Planted(Type message, string[] harmless)
    {
        var planted = RuntimeHelpers.GetUninitializedObject(message);
        foreach (var field in Fields(message))
        {
            field.SetValue(planted, Value(field.FieldType, harmless.Contains(NameOf(field), StringComparer.Ordinal) ? "harmless" : Secret, harmless));
        }

        return planted;
    }

    private static object? Value(Type type, string text, string[] harmless)
    {
        if (type == typeof(string))
        {
            return text;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var item = type.GetGenericArguments()[0];
            var list = Array.CreateInstance(item, 1);
            list.SetValue(Value(item, text, harmless), 0);
            return list;
        }

        return Messages.Contains(type) ? Planted(type, harmless) : type.IsValueType ? Activator.CreateInstance(type) : null;
    }

    private static FieldInfo[] Fields(Type type) => type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public);

    private static string NameOf(FieldInfo field) => $"{field.DeclaringType!.Name}.{field.Name.Split('<', '>')[1]}";
}
