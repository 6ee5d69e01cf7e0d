namespace Konquista.WhatsApp;

/// <summary>Codes in first messages: made so that they are told from words, and found however people write around them.</summary>
public sealed class ChatCodeTests
{
    [Fact]
    public void A_new_code_is_found_in_the_message_that_carries_it()
    {
        for (var i = 0; i < 500; i++)
        {
            var code = ChatCode.New();
            ChatCode.In($"Oi! Quero saber mais. ({code})").ShouldBe([code]);
        }
    }

    [Theory]
    [InlineData("K7Q2MX", "K7Q2MX")]
    [InlineData("código k7q2mx, por favor", "K7Q2MX")]
    [InlineData("(K7Q2MX) e [H3RRAB]", "K7Q2MX H3RRAB")]
    [InlineData("AK7Q2MX K7Q2MXB K7Q2M", "")]
    [InlineData("QUERER BOTOX2 sempre 234567", "")]
    [InlineData("K7Q2MO K1Q2MX", "")]
    [InlineData("", "")]
    public void Only_what_may_be_a_code_is_taken_for_one(string text, string codes) =>
        ChatCode.In(text).ShouldBe(codes.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void Nobody_searches_for_codes_by_writing_them_all() =>
        ChatCode.In(string.Join(' ', Enumerable.Range(0, 1000).Select(_ => ChatCode.New()))).Count.ShouldBe(5);
}
