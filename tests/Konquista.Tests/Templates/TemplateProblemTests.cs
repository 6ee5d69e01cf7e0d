namespace Konquista.Templates;

/// <summary>What a template's author is told before anything is sent.</summary>
public sealed class TemplateProblemTests
{
    [Theory]
    [InlineData("Oi, [nome]!")]
    [InlineData("{Oi|Olá}, [nome|tudo bem]! A [unidade] fica em [endereço].")]
    public void A_good_template_has_no_problem(string body) => MessageText.Validate(body).ShouldBeEmpty();

    [Theory]
    [InlineData(null, TemplateProblemKind.Empty, "")]
    [InlineData("  ", TemplateProblemKind.Empty, "")]
    [InlineData("[nme]", TemplateProblemKind.UnknownVariable, "[nme]")]
    [InlineData("{Oi|Olá", TemplateProblemKind.UnbalancedBraces, "{")]
    [InlineData("Oi}", TemplateProblemKind.UnbalancedBraces, "}")]
    [InlineData("Oi [nome", TemplateProblemKind.UnbalancedBrackets, "[")]
    [InlineData("Oi [nome|a[b]", TemplateProblemKind.UnbalancedBrackets, "[")]
    public void A_bad_one_names_its_piece(string? body, TemplateProblemKind kind, string piece) =>
        MessageText.Validate(body).ShouldContain(new TemplateProblem(kind, piece));

    [Fact]
    public void The_longest_alternative_counts()
    {
        MessageText.Validate($"{{a|{new string('b', 4096)}}}").ShouldBeEmpty();
        MessageText.Validate($"{{a|{new string('b', 4097)}}}").Single().Kind.ShouldBe(TemplateProblemKind.TooLong);
        MessageText.Validate($"{new string('b', 4090)} [nome]").Single().Kind.ShouldBe(TemplateProblemKind.TooLong);
    }

    [Fact]
    public void Absurd_nesting_is_refused_rather_than_followed() =>
        MessageText.Validate(new string('{', 100_000) + new string('}', 100_000)).Single().Kind.ShouldBe(TemplateProblemKind.UnbalancedBraces);

    [Fact]
    public void The_variables_of_a_template_are_named_once() =>
        MessageText.Variables("[Nome] [endereço] [nome|x]").ShouldBe(["nome", "endereco"]);
}
