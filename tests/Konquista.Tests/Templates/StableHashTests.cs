namespace Konquista.Templates;

/// <summary>Hashes never change: ids already stored depend on them.</summary>
public sealed class StableHashTests
{
    [Fact]
    public void The_values_are_pinned()
    {
        StableHash.Of("lead", "step").ShouldBe(5191210972315066545UL);
        StableHash.Of(42UL, 1).ShouldBe(6800653091348053818UL);
        StableHash.Guid("lead", "step").ShouldBe(Guid.Parse("78f91524-f4e1-8c0b-bafc-7b31e7058af1"));
    }

    [Fact]
    public void Parts_keep_their_borders()
    {
        StableHash.Of("ab", "c").ShouldNotBe(StableHash.Of("a", "bc"));
        StableHash.Guid("ab", "c").ShouldNotBe(StableHash.Guid("a", "bc"));
        StableHash.Of("a", "").ShouldNotBe(StableHash.Of("a"));
    }

    [Fact]
    public void A_guid_is_version_eight() => (StableHash.Guid("x").Version, StableHash.Guid("x").Variant & 0xC).ShouldBe((8, 8));

    [Fact]
    public void Ten_thousand_hashes_spread_evenly_over_ten_places() =>
        Enumerable.Range(0, 10_000).CountBy(i => StableHash.Of("lead", $"{i}") % 10).ShouldAllBe(place => place.Value > 850 && place.Value < 1150);

    [Fact]
    public void A_hundred_thousand_hashes_do_not_collide() =>
        Enumerable.Range(0, 100_000).Select(i => StableHash.Of($"{i}")).Distinct().Count().ShouldBe(100_000);
}
