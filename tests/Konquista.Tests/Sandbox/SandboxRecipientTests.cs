using Konquista.Sandbox.Recipients;

namespace Konquista.Sandbox;

/// <summary>Numbers as given and as WhatsApp knows them.</summary>
public sealed class SandboxRecipientTests
{
    [Theory]
    [InlineData("+55 11 98765-4321", "5511987654321", "5511987654321")]
    [InlineData("(31) 99876-5432", "5531998765432", "553198765432")]
    [InlineData("553198765432", "5531998765432", "553198765432")]
    [InlineData("5528998765432", "5528998765432", "5528998765432")]
    [InlineData("55 99123-4567", "5555991234567", "555591234567")]
    [InlineData("553132345678", "553132345678", "553132345678")]
    [InlineData("5531932345678", "5531932345678", "5531932345678")]
    [InlineData("+14155550100", "14155550100", "14155550100")]
    public void A_number_has_full_digits_and_an_id(string given, string digits, string waId)
    {
        Recipient.TryParse(given, out var recipient).ShouldBeTrue();
        recipient.ToString().ShouldBe(digits);
        recipient.WaId.ShouldBe(waId);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Ana")]
    [InlineData("1234567")]
    [InlineData("+5511987654321000")]
    public void What_is_no_number_is_refused(string? given) => Recipient.TryParse(given, out _).ShouldBeFalse();
}
