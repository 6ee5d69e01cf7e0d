using Konquista.Messages;

namespace Konquista.Templates;

/// <summary>What the editor shows of a template is what a phone will say.</summary>
public sealed class TemplateTextTests
{
    private static readonly string[] Variants = ["{Oi|Olá}, [nome]!", "[nome], venha a [unidade|nossa unidade] em [cidade]", "{A|B|C} [nome_completo] [estado]"];

    private static readonly Addressee Ana = new()
    {
        Name = "Ana *Souza*",
        FirstName = "Ana",
        StoreName = "Moema",
        StoreAddress = "Av. Ibirapuera, 1",
        StoreCity = "São Paulo",
        State = "SP",
    };

    [Fact]
    public void Every_message_reads_in_the_editor_as_it_leaves()
    {
        for (var n = 0; n < 200; n++)
        {
            var id = StableHash.Guid("message", n.ToString(System.Globalization.CultureInfo.InvariantCulture));
            var sent = Composition.Of(Claimed(id));
            var shown = TemplateText.Of(id, Variants, Ana, ["nome", "unidade"])!;
            (shown.Rendered.Text, (int?)shown.Variant).ShouldBe((sent.Text, sent.Variant));
            shown.Variables.ShouldBe(sent.Variables);
        }
    }

    [Fact]
    public void A_variant_shown_by_itself_is_the_one_that_is_chosen()
    {
        var id = StableHash.Guid("message", "one");
        var variant = TemplateText.VariantOf(id, Variants.Length);
        TemplateText.Of(id, variant, Variants[variant - 1], Ana, []).Rendered.ShouldBe(TemplateText.Of(id, Variants, Ana, [])!.Rendered);
    }

    [Fact]
    public void What_is_missing_is_refused_as_it_would_be_at_the_send()
    {
        var nowhere = Ana with { StoreCity = "" };
        var refused = Composition.Of(Claimed(StableHash.Guid("message", "two")) with { StoreCity = "", Variants = [Variants[1]] });
        refused.Refusal.ShouldBe("text_unfilled");
        TemplateText.Of(Guid.Empty, 1, Variants[1], nowhere, []).Rendered.Unfilled.ShouldBe(["cidade"]);
    }

    [Fact]
    public void A_template_without_texts_has_none() => TemplateText.Of(Guid.Empty, [], Ana, []).ShouldBeNull();

    [Fact]
    public void What_an_editor_offers_can_be_filled() => Addressee.Variables.Except(Ana.Values().Keys).ShouldBeEmpty();

    private static ClaimedMessage Claimed(Guid id) => new()
    {
        Id = id,
        Month = default,
        No = 1,
        LeadId = Guid.Empty,
        ClaimedAt = default,
        ClosesAt = default,
        To = "+5511987654321",
        LeadName = Ana.Name,
        FirstName = Ana.FirstName,
        StoreName = Ana.StoreName,
        StoreAddress = Ana.StoreAddress,
        StoreCity = Ana.StoreCity,
        State = Ana.State,
        CloudVariables = ["nome", "unidade"],
        Variants = Variants,
    };
}
