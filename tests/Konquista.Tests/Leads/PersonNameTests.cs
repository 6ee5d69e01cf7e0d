using FsCheck.Xunit;

namespace Konquista.Leads;

/// <summary>By which name a message may greet somebody.</summary>
public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Ana", "Ana")]
    [InlineData("  ana   souza ", "Ana")]
    [InlineData("ANA", "Ana")]
    [InlineData("MARIA DA SILVA", "Maria")]
    [InlineData("Ângela Silva", "Ângela")]
    [InlineData("ÂNGELA", "Ângela")]
    [InlineData("D'ÁVILA", "D'Ávila")]
    [InlineData("D’Ávila", "D'Ávila")]
    [InlineData("D´ávila", "D'Ávila")]
    [InlineData("ana-maria", "Ana-Maria")]
    [InlineData("McGregor", "McGregor")]
    [InlineData("Dra. Paula Reis", "Paula")]
    [InlineData("SR JOÃO", "João")]
    [InlineData("Dr.Carlos", "Carlos")]
    [InlineData("\"Ana\" Souza", "Ana")]
    [InlineData("🌸 Bia ✨", "Bia")]
    [InlineData("Bia✨Lima", "Bia")]
    [InlineData("Pinto;Filho", "Pinto")]
    [InlineData("𝓐𝓷𝓪", "Ana")]
    [InlineData("Joa\u0303o", "João")]
    [InlineData("Lu", "Lu")]
    public void A_name_is_cleaned(string given, string first) => PersonName.Of(given).First.ShouldBe(first);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("🌸")]
    [InlineData("+55 Lead")]
    [InlineData("Lead")]
    [InlineData("cliente novo")]
    [InlineData("WhatsApp")]
    [InlineData("Sem nome")]
    [InlineData("TESTE")]
    [InlineData("Não informado")]
    [InlineData("=HYPERLINK(\"http://x\";\"Ana\")")]
    [InlineData("\"=1+1\"")]
    [InlineData("-Ana")]
    [InlineData("@ana")]
    [InlineData("ana@example.com")]
    [InlineData("www.example.com")]
    [InlineData("11999990001")]
    [InlineData("Ana2")]
    [InlineData("A")]
    [InlineData("J. Souza")]
    [InlineData("aaaaaaaa")]
    [InlineData("Dr.")]
    [InlineData("Abcdefghijklmnopqrstuvwxyz")]
    public void What_is_no_name_greets_nobody(string? given) => PersonName.Of(given).First.ShouldBeNull();

    [Fact]
    public void A_display_name_is_collapsed_to_one_line_and_keeps_the_rest() =>
        PersonName.Of(" Ana\t\n ✨  SOUZA ").Display.ShouldBe("Ana ✨ SOUZA");

    [Fact]
    public void A_display_name_is_bounded_and_never_ends_in_half_a_character() =>
        PersonName.Of(new string('a', PersonName.LongestDisplay - 1) + "🌸").Display.ShouldBe(new string('a', PersonName.LongestDisplay - 1));

    [Property(MaxTest = 1000)]
    public void A_first_name_is_short_and_made_of_letters(string? given)
    {
        var first = PersonName.Of(given).First ?? "Ana";
        first.Length.ShouldBeInRange(2, PersonName.LongestFirst);
        first.ShouldNotContain(c => char.IsDigit(c) || char.IsWhiteSpace(c) || char.IsSymbol(c) || "*_~`=+@[]{}".Contains(c));
    }

    [Property(MaxTest = 1000)]
    public void Cleaning_twice_changes_nothing(string? given)
    {
        var name = PersonName.Of(given);
        PersonName.Of(name.Display).ShouldBe(name);
    }
}
