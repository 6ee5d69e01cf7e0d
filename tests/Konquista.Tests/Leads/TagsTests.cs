using Konquista.Leads.Entries;

namespace Konquista.Leads;

/// <summary>Tags as sources write them, and what they choose.</summary>
public sealed class TagsTests
{
    private static readonly Guid First = new(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    private static readonly Guid Second = new(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    [Fact]
    public void A_list_becomes_distinct_upper_case_tags_without_the_word_for_none() =>
        Tags.Parse(" MOEMA, SEM TAGS, Botox,botox,,tatuapé, TATUAPE").ShouldBe(["MOEMA", "BOTOX", "TATUAPÉ"]);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" , SEM TAGS ,")]
    public void Nothing_said_is_no_tags(string? given) => Tags.Parse(given).ShouldBeEmpty();

    [Fact]
    public void There_are_bounds()
    {
        var tags = Tags.Parse(string.Join(',', Enumerable.Range(0, 80).Select(no => $"{no}{new string('x', 90)}")));
        tags.Count.ShouldBe(50);
        tags.ShouldAllBe(tag => tag.Length == 60);
    }

    [Fact]
    public void A_broken_character_does_no_harm() => Tags.Parse("bo\ud83dtox").Count.ShouldBe(1);

    [Fact]
    public void United_tags_keep_the_order_and_the_first_spelling() =>
        Tags.Unite(["MOEMA", "TATUAPÉ"], ["TATUAPE", "BOTOX"]).ShouldBe(["MOEMA", "TATUAPÉ", "BOTOX"]);

    [Fact]
    public void The_first_rule_by_position_wins_and_the_star_matches_all()
    {
        TagRule[] rules = [new(9, "*", First), new(1, "BOTOX", Second)];
        TagRules.Choose(rules, ["Botox"], LeadSource.Page).ShouldBe(Second);
        TagRules.Choose(rules, ["Botox capilar"], LeadSource.Page).ShouldBe(First);
        TagRules.Choose(rules, [], LeadSource.Page).ShouldBe(First);
        TagRules.Choose([], ["Botox"], LeadSource.Page).ShouldBeNull();
    }

    [Fact]
    public void A_rule_for_one_source_is_passed_over_by_the_others()
    {
        TagRule[] rules = [new(1, "*", Second, LeadSource.Page), new(2, "*", First)];
        TagRules.Choose(rules, [], LeadSource.Page).ShouldBe(Second);
        TagRules.Choose(rules, [], LeadSource.Import).ShouldBe(First);
    }

    [Fact]
    public void A_store_is_found_by_its_whole_tag_whatever_the_accents()
    {
        StoreTag[] stores = [new(First, "MOEMA", "Moema Pássaros"), new(Second, "TATUAPE", "Tatuapé")];
        StoreTags.Choose(stores, ["BOTOX", "tatuapé"]).ShouldBe(Second);
        StoreTags.Choose(stores, ["Moema Passaros"]).ShouldBe(First);
        StoreTags.Choose(stores, ["MOEMA SUL", ""]).ShouldBeNull();
    }
}
