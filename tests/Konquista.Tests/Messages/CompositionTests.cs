namespace Konquista.Messages;

public sealed class CompositionTests
{
    private static readonly ClaimedMessage Ana = new()
    {
        Id = new Guid("0195a000-0000-7000-8000-000000000009"),
        Month = new(2026, 3, 1),
        No = 1,
        LeadId = new Guid("0195a000-0000-7000-8000-000000000001"),
        ClaimedAt = default,
        ClosesAt = default,
        To = "+5511987654321",
        LeadName = "Ana Souza",
        FirstName = "Ana",
        Variants = ["Oi, [nome]!"],
    };

    [Fact]
    public void A_text_written_before_goes_out_as_it_was() =>
        Composition.Of(Ana with { Body = "Oi de novo", TemplateKind = "text" }).Text.ShouldBe("Oi de novo");

    [Fact]
    public void A_template_of_meta_keeps_its_variables_when_it_is_sent_again()
    {
        var again = Composition.Of(Ana with { Body = "Oi, Ana!", TemplateKind = "cloud_template", CloudVariables = ["nome"] });

        again.Variables.ShouldBe(["Ana"]);
    }
}
