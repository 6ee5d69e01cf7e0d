using System.Reflection;

namespace Konquista.Architecture;

/// <summary>Who may know whom.</summary>
public sealed class ArrowTests
{
    [Fact]
    public void Contracts_know_nobody() => Known(Codebase.Interfaces).ShouldBeEmpty();

    [Fact]
    public void Grains_know_the_contracts_alone() => Known(Codebase.Grains).ShouldBe(["Konquista.Grains.Interfaces"]);

    [Fact]
    public void The_site_knows_the_contracts_alone() => Known(Codebase.Web).ShouldBe(["Konquista.Grains.Interfaces"]);

    [Fact]
    public void The_silo_does_not_know_the_site() => Known(Codebase.Silo).ShouldNotContain("Konquista.Web");

    [Fact]
    public void The_Sandbox_knows_nothing_of_what_it_tests() =>
        Codebase.Product.Single(assembly => assembly.GetName().Name == "Konquista.Sandbox").ShouldSatisfyAllConditions(
            sandbox => Known(sandbox).ShouldNotContain("Konquista.Grains"),
            sandbox => Known(sandbox).ShouldNotContain("Konquista.Silo"),
            sandbox => Known(sandbox).ShouldNotContain("Konquista.Web"));

    private static IEnumerable<string> Known(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(known => known.Name!).Where(name => name.StartsWith("Konquista", StringComparison.Ordinal));
}
