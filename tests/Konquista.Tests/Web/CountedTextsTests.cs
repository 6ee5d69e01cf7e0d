using System.Globalization;
using Konquista.Web.Languages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Konquista.Web;

/// <summary>One is not told as many, in either language.</summary>
public sealed class CountedTextsTests
{
    private static readonly CountedTexts Texts = new(new ResourceManagerStringLocalizerFactory(
        Options.Create(new LocalizationOptions { ResourcesPath = "Resources" }), NullLoggerFactory.Instance));

    [Theory]
    [InlineData("pt-BR", 0, "Agir em 0 leads")]
    [InlineData("pt-BR", 1, "Agir em um lead")]
    [InlineData("pt-BR", 21, "Agir em 21 leads")]
    [InlineData("en", 1, "Act on one lead")]
    public void A_number_is_told_as_one_says_it(string language, int count, string said) => Said(language, "Bulks.Title", count).ShouldBe(said);

    [Fact]
    public void A_text_without_a_form_for_one_is_used_as_it_is() => Said("pt-BR", "Campaigns.StepNo", 1).ShouldBe("Passo 1");

    private static string Said(string language, string key, params object[] arguments)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return Texts[key, arguments].Value;
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
