using Konquista.Calendars;
using Konquista.Leads;
using Konquista.Templates;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Konquista.Phones;

/// <summary>Values that cross from one process to another arrive as they left.</summary>
public sealed class ValuesOverTheWireTests
{
    public static TheoryData<object> Values { get; } =
    [
        PhoneNumber.Parse("+5511999990001"),
        AreaCode.Find("11")!,
        PersonName.Of("Ana Souza"),
        SendingWindow.Default,
        new TemplateProblem(TemplateProblemKind.UnknownVariable, "[x]"),
    ];

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void A_value_arrives_as_it_left(object value)
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        serializer.Deserialize<object>(serializer.SerializeToArray(value)).ShouldBe(value);
    }
}
