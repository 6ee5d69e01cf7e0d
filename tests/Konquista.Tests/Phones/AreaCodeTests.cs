namespace Konquista.Phones;

/// <summary>The table of Brazil's area codes.</summary>
public sealed class AreaCodeTests
{
    [Fact]
    public void Brazil_has_sixty_seven_area_codes() => AreaCode.All.Count.ShouldBe(67);

    [Fact]
    public void Every_area_code_is_found_by_its_own_code() => AreaCode.All.ShouldAllBe(area => AreaCode.Find(area.Code) == area);

    [Fact]
    public void Every_time_zone_exists_on_this_machine() =>
        AreaCode.All.ShouldAllBe(area => TimeZoneInfo.FindSystemTimeZoneById(area.TimeZoneId).Id == area.TimeZoneId);

    [Fact]
    public void Every_region_is_one_of_five() => AreaCode.All.Select(area => area.Region).Distinct().ShouldBe(Regions.All, ignoreOrder: true);

    [Fact]
    public void Acre_is_two_hours_behind_São_Paulo() =>
        AreaCode.Find("68").ShouldBe(new AreaCode("68", "AC", Regions.Norte, "America/Rio_Branco"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("111")]
    [InlineData("1a")]
    [InlineData("20")]
    [InlineData("00")]
    public void What_is_not_an_area_code_is_not_found(string? code) => AreaCode.Find(code).ShouldBeNull();
}
