using System.Reflection;
using Orleans.Concurrency;

namespace Konquista.Architecture;

/// <summary>What the cluster stores or sends keeps its name when a class is renamed.</summary>
public sealed class GrainShapeTests
{
    private static readonly IReadOnlyList<Type> Grains =
        [.. Codebase.Written(Codebase.Grains).Where(type => type.IsClass && !type.IsAbstract && typeof(IGrain).IsAssignableFrom(type))];

    private static readonly IReadOnlyList<Type> Contracts =
        [.. Codebase.Written(Codebase.Interfaces).Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type))];

    private static readonly IReadOnlyList<Type> Messages =
        [.. Codebase.Written(Codebase.Interfaces).Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))];

    [Fact]
    public void Grains_are_sealed_and_internal() =>
        Grains.Where(grain => !grain.IsSealed || grain.IsVisible).ShouldBeEmpty();

    [Fact]
    public void Grains_have_a_name_of_their_own_unless_they_have_no_identity() =>
        Grains.Where(grain => !grain.IsDefined(typeof(GrainTypeAttribute), inherit: false)
            && !grain.IsDefined(typeof(StatelessWorkerAttribute), inherit: false)).ShouldBeEmpty();

    [Fact]
    public void Contracts_and_their_methods_have_aliases() =>
        Contracts.Concat<MemberInfo>(Contracts.SelectMany(contract => contract.GetMethods().Where(method => !method.IsStatic)))
            .Where(member => !member.IsDefined(typeof(AliasAttribute), inherit: false))
            .Select(member => $"{member.DeclaringType?.Name}.{member.Name}")
            .ShouldBeEmpty();

    [Fact]
    public void Messages_have_aliases() =>
        Messages.Where(message => !message.IsDefined(typeof(AliasAttribute), inherit: false)).ShouldBeEmpty();

    [Fact]
    public void No_alias_is_given_twice() =>
        Messages.Concat(Contracts).SelectMany(type => type.GetCustomAttributes<AliasAttribute>(inherit: false))
            .GroupBy(alias => alias.Alias).Where(alias => alias.Count() > 1).Select(alias => alias.Key).ShouldBeEmpty();

    [Fact]
    public void No_stored_state_is_named_twice() =>
        Grains.SelectMany(grain => grain.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<PersistentStateAttribute>())
            .OfType<PersistentStateAttribute>()
            .GroupBy(state => (state.StorageName, state.StateName)).Where(state => state.Count() > 1).ShouldBeEmpty();

    [Fact]
    public void All_of_them_are_found()
    {
        Grains.Count.ShouldBeGreaterThan(5);
        Contracts.Count.ShouldBeGreaterThan(5);
        Messages.Count.ShouldBeGreaterThan(10);
    }
}
