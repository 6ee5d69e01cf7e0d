using Konquista.Web.Templates;

namespace Konquista.Templates;

/// <summary>What is unwise in a text is said, and what is not is left alone.</summary>
public sealed class TextAdviceTests
{
    [Theory]
    [InlineData("Veja http://clinica.com.br/agenda", "Templates.LinkInsecure")]
    [InlineData("Veja bit.ly/abc", "Templates.LinkShortened")]
    [InlineData("Veja https://bit.ly/abc", "Templates.LinkShortened")]
    [InlineData("https://a.com.br e https://b.com.br", "Templates.LinksMany")]
    [InlineData("ÚLTIMAS VAGAS HOJE, CORRE PARA CÁ", "Templates.Shouting")]
    [InlineData("Oi!!! Tudo bem", "Templates.Shouting")]
    public void One_thing_is_said(string text, string key) =>
        TextAdvice.Of(text, text, opensSequence: false).Select(note => note.Key).ShouldBe([key]);

    [Theory]
    [InlineData("Oi, Ana! Tudo bem? Responda SAIR para não receber")]
    [InlineData("A SPA da Ana abre às 9h. Veja https://clinica.com.br/agenda.")]
    [InlineData("Me escreve em ana@clinica.com.br, por favor")]
    [InlineData("Preço: R$ 100.00, das 9.30 às 18.00")]
    [InlineData("")]
    public void A_plain_text_is_left_alone(string text) => TextAdvice.Of(text, text, opensSequence: false).ShouldBeEmpty();

    [Fact]
    public void The_first_message_has_no_link_and_says_how_to_stop()
    {
        TextAdvice.Of("Veja https://a.com.br", "Veja https://a.com.br", opensSequence: true).Select(note => note.Key)
            .ShouldBe(["Templates.LinkFirst", "Templates.NoOptOut"]);
        TextAdvice.Of("Oi! Responda SAIR para não receber", "Oi! Responda SAIR para não receber", opensSequence: true).ShouldBeEmpty();
    }

    [Fact]
    public void A_long_text_is_said_to_be_folded()
    {
        var text = string.Join(' ', Enumerable.Repeat("palavra", 100));
        TextAdvice.Of(text, text, opensSequence: false).Select(note => note.Key).ShouldBe(["Templates.TextLong"]);
    }

    [Fact]
    public void A_link_in_another_alternative_is_seen_too() =>
        TextAdvice.Of("{Oi|Olá http://a.com.br}", "Oi", opensSequence: false).Select(note => note.Key).ShouldBe(["Templates.LinkInsecure"]);

    [Fact]
    public void A_starter_text_has_no_mistake_and_deserves_no_advice()
    {
        foreach (var text in Starter.All.SelectMany(starter => starter.Texts))
        {
            VariantLook.Mistakes("text", text).ShouldBeEmpty();
            TextAdvice.Of(text, text, opensSequence: false).ShouldBeEmpty();
        }

        Starter.All[0].Texts.SelectMany(text => TextAdvice.Of(text, text, opensSequence: true)).ShouldBeEmpty();
    }

    [Theory, InlineData("text", 2000, 0), InlineData("media", 2000, 1), InlineData("cloud_template", 1024, 0), InlineData("text", 4097, 1), InlineData("text", 3_000_000, 1)]
    public void A_text_is_as_long_as_its_kind_allows(string kind, int length, int mistakes) =>
        VariantLook.Mistakes(kind, new string('x', length)).Count.ShouldBe(mistakes);
}
