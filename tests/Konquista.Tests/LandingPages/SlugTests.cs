using Konquista.Web.LandingPages;

namespace Konquista.LandingPages;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Botox em Moema", "botox-em-moema")]
    [InlineData("  Avaliação: 100% grátis!  ", "avaliacao-100-gratis")]
    [InlineData("💉💉", "pagina")]
    [InlineData("Admin", "pagina-admin")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    public void An_address_is_made_of_a_name(string name, string slug) => Slug.Of(name).ShouldBe(slug);

    [Fact]
    public void A_long_name_makes_an_address_that_fits()
    {
        var slug = Slug.Of(string.Join(' ', Enumerable.Repeat("maravilha", 20)));

        slug.Length.ShouldBeLessThanOrEqualTo(Slug.Longest);
        Slug.IsWellFormed(slug).ShouldBeTrue();
    }

    [Theory, InlineData(""), InlineData("Botox"), InlineData("a--b"), InlineData("-a"), InlineData("a/b"), InlineData("á"), InlineData("a.b")]
    public void What_is_no_address_is_told(string slug) => Slug.IsWellFormed(slug).ShouldBeFalse();

    [Theory, InlineData("admin"), InlineData("api"), InlineData("p")]
    public void Some_words_are_not_to_be_had(string slug) => Slug.IsReserved(slug).ShouldBeTrue();
}
