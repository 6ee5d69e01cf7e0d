using FsCheck.Xunit;

namespace Konquista.WhatsApp;

/// <summary>Which messages ask to stop.</summary>
public sealed class OptOutTests
{
    [Theory]
    [InlineData("SAIR")]
    [InlineData(" sair. ")]
    [InlineData("Sair!!! 😡")]
    [InlineData("“SAIR”")]
    [InlineData("sair por favor")]
    [InlineData("Por favor, parar. Obrigada")]
    [InlineData("Pare")]
    [InlineData("CANCELAR")]
    [InlineData("remover")]
    [InlineData("Descadastrar")]
    [InlineData("stop please")]
    [InlineData("SAIR SAIR SAIR")]
    [InlineData("Não quero receber")]
    [InlineData("não quero mais")]
    [InlineData("n quero mais receber msgs")]
    [InlineData("Bom dia, não quero receber mais mensagens, obrigado")]
    [InlineData("Me tira da lista")]
    [InlineData("me tire da lista pfv")]
    [InlineData("Pare de me mandar mensagens")]
    public void Whole_requests_stop(string text) => OptOut.IsOptOut(text).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("👍")]
    [InlineData("não vou parar")]
    [InlineData("não quero parar")]
    [InlineData("não quero sair da lista")]
    [InlineData("cancelar minha consulta")]
    [InlineData("quero cancelar o horário de amanhã")]
    [InlineData("vou sair agora, te ligo depois")]
    [InlineData("que horas posso sair?")]
    [InlineData("stop motion")]
    [InlineData("obrigado")]
    [InlineData("não quero receber visita, quero agendar")]
    [InlineData("VOLTAR")]
    public void Words_inside_other_sentences_do_not(string? text) => OptOut.IsOptOut(text).ShouldBeFalse();

    [Theory]
    [InlineData("VOLTAR", true)]
    [InlineData("receber, por favor", true)]
    [InlineData("Iniciar", true)]
    [InlineData("não quero receber", false)]
    [InlineData("vou voltar amanhã", false)]
    public void Some_words_start_again(string text, bool isOptIn) => OptOut.IsOptIn(text).ShouldBe(isOptIn);

    [Property(MaxTest = 500)]
    public void No_message_asks_for_both(string? text) => (OptOut.IsOptOut(text) && OptOut.IsOptIn(text)).ShouldBeFalse();

    [Fact]
    public void Half_a_character_is_no_reason_to_fail() => OptOut.IsOptOut("sair \ud83d").ShouldBeTrue();

    [Theory]
    [InlineData("Oi! Responda SAIR para não receber")]
    [InlineData("Para não receber mais, responda *sair*.")]
    [InlineData("{Responda|Envie} \"PARAR\" e pronto")]
    [InlineData("Reply STOP to unsubscribe")]
    public void A_text_that_names_the_word_offers_to_stop(string text) => OptOut.IsOffered(text).ShouldBeTrue();

    [Theory]
    [InlineData("Você vai sair de lá feliz")]
    [InlineData("Não pare de sonhar")]
    [InlineData("Responda com um número")]
    [InlineData("")]
    public void A_text_that_only_uses_the_word_does_not(string text) => OptOut.IsOffered(text).ShouldBeFalse();
}
