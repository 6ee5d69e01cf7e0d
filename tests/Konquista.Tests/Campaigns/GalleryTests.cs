using Konquista.Templates;

namespace Konquista.Campaigns;

/// <summary>What hangs in the gallery can be taken and started as it is.</summary>
public sealed class GalleryTests
{
    private static readonly Dictionary<string, string?> Known = new() { ["nome"] = "Ana", ["unidade"] = "Moema" };

    public static TheoryData<string> Keys => [.. Gallery.All.Select(campaign => campaign.Key)];

    [Fact]
    public void It_serves_three_kinds_of_business() =>
        Gallery.All.Select(campaign => $"{campaign.Business}: {campaign.Name}").ShouldBe(
        [
            "Clínica: Clínica 15 dias",
            "Clínica: Boas-vindas 3 dias",
            "Clínica: Recuperação de falta",
            "Clínica: Reativação de clientes antigos",
            "Curso: Curso: matrícula 10 dias",
            "Imobiliária: Imobiliária: visita 7 dias",
        ]);

    [Theory, MemberData(nameof(Keys))]
    public void Each_can_be_published(string key)
    {
        var copy = GalleryCopy.Of(Gallery.Find(key)!, new HashSet<string>());

        CampaignRules.OfName(copy.Draft.Name).ShouldBeNull();
        CampaignRules.Of(copy.Draft.Definition, new()
        {
            Templates = copy.Templates.ToDictionary(template => template.Id, template => template.Texts),
            Stores = [],
            HasPhone = true,
        }).ShouldBeEmpty();
        copy.Draft.Note.ShouldNotBeEmpty();
    }

    [Theory, MemberData(nameof(Keys))]
    public void Each_first_text_says_how_to_stop_and_no_other_does(string key)
    {
        var steps = Gallery.Find(key)!.Steps;

        steps[0].Texts.ShouldAllBe(text => text.EndsWith("\n\nResponda SAIR para não receber"));
        steps.Skip(1).SelectMany(step => step.Texts).ShouldAllBe(text => !OffersToStop(text));
    }

    [Theory, MemberData(nameof(Keys))]
    public void Each_text_has_another_beside_it_and_greets_by_name_and_reads_well_without(string key)
    {
        var steps = Gallery.Find(key)!.Steps;

        steps.ShouldAllBe(step => step.Texts.Count > 1 && step.Texts.Distinct().Count() == step.Texts.Count);
        foreach (var text in steps.SelectMany(step => step.Texts))
        {
            for (var seed = 0UL; seed < 4; seed++)
            {
                Rendered(text, Known, seed).ShouldMatch(@"^(Oi|Olá), Ana!");
                Rendered(text, [], seed).ShouldMatch(@"^(Oi|Olá)!\s");
            }
        }
    }

    [Fact]
    public void A_name_that_is_taken_gets_a_number_with_all_its_templates()
    {
        var original = Gallery.Find("boas-vindas-3-dias")!;

        GalleryCopy.Of(original, new HashSet<string> { "Boas-vindas 3 dias" }).Draft.Name.ShouldBe("Boas-vindas 3 dias (2)");
        var third = GalleryCopy.Of(original, new HashSet<string> { "Boas-vindas 3 dias", "Boas-vindas 3 dias (2): dia 1, como marcar" });
        third.Templates.Select(template => template.Name).ShouldBe(
        [
            "Boas-vindas 3 dias (3): dia 0, quem somos",
            "Boas-vindas 3 dias (3): dia 1, como marcar",
            "Boas-vindas 3 dias (3): dia 3, lembrete",
        ]);
    }

    private static bool OffersToStop(string text) => WhatsApp.OptOut.IsOffered(text);

    private static string Rendered(string text, Dictionary<string, string?> values, ulong seed)
    {
        var rendered = MessageText.Render(text, values, seed).Text.ShouldNotBeNull();
        rendered.ShouldNotMatch(@"[\[\]{}|]|  |,,| !| ,");
        return rendered;
    }
}
