using Konquista.Web.LandingPages;

namespace Konquista.LandingPages;

public sealed class PageRulesTests
{
    private static readonly PageSurroundings Everything = new(HasStore: true, HasAddress: true, HasWhatsApp: true);

    public static TheoryData<string> Themes => [.. Theme.All.Select(theme => theme.Key)];

    [Theory, MemberData(nameof(Themes))]
    public void A_page_to_begin_with_can_be_published_once_its_examples_are_replaced(string theme)
    {
        var content = OwnWords.Of(theme);

        content.Theme.ShouldBe(theme);
        PageRules.Of(content, Everything).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Themes))]
    public void Testimonials_and_answers_that_we_invented_are_named_until_they_are_replaced_or_removed(string theme)
    {
        var content = Theme.Find(theme)!.Begin();
        var expected = content.Blocks.Index().Where(block => block.Item.Kind is BlockKind.Testimonials or BlockKind.Questions)
            .Select(block => new PageProblem(block.Item.Kind == BlockKind.Questions ? PageProblemKind.ExampleAnswers : PageProblemKind.ExampleVoices, block.Index));

        PageRules.Of(content, Everything).ShouldBe(expected);
        content.Blocks = [.. content.Blocks.Where(block => block.Kind is not (BlockKind.Testimonials or BlockKind.Questions))];
        PageRules.Of(content, Everything).ShouldBeEmpty();
    }

    [Fact]
    public void One_invented_testimonial_among_real_ones_is_one_too_many_whoever_is_said_to_have_said_it()
    {
        var content = OwnWords.Of("serena");
        var voices = content.Blocks.Single(block => block.Kind == BlockKind.Testimonials);
        voices.Items.Add(new() { Title = "Paula, cliente", Text = "Atendimento carinhoso do começo\r\nao fim. Me senti em casa. " });

        PageRules.Of(content, Everything).ShouldBe([new PageProblem(PageProblemKind.ExampleVoices, content.Blocks.IndexOf(voices))]);
    }

    [Fact]
    public void An_address_that_another_page_took_meanwhile_is_named() =>
        PageRules.Of(OwnWords.Of("serena"), Everything with { IsSlugTaken = true }).ShouldBe([new PageProblem(PageProblemKind.SlugTaken)]);

    [Theory]
    [InlineData("no form", PageProblemKind.NoForm)]
    [InlineData("two forms", PageProblemKind.SeveralForms)]
    [InlineData("no consent", PageProblemKind.NoConsent)]
    [InlineData("no title", PageProblemKind.NoTitle)]
    [InlineData("nothing", PageProblemKind.NoBlocks)]
    [InlineData("too much", PageProblemKind.TooManyBlocks)]
    [InlineData("other theme", PageProblemKind.UnknownTheme)]
    [InlineData("many tags", PageProblemKind.TooManyTags)]
    internal void What_is_wrong_with_the_whole_is_named(string fault, PageProblemKind expected)
    {
        var content = Broken(fault);

        PageRules.Of(content, Everything).ShouldContain(new PageProblem(expected));
    }

    [Theory]
    [InlineData(BlockKind.Hero, PageProblemKind.NoHeading)]
    [InlineData(BlockKind.Text, PageProblemKind.NoText)]
    [InlineData(BlockKind.Questions, PageProblemKind.NoItems)]
    [InlineData("marquee", PageProblemKind.UnknownBlock)]
    internal void An_empty_block_is_named_by_its_place(string kind, PageProblemKind expected)
    {
        var content = OwnWords.Of(Theme.Usual);
        content.Blocks.Add(new() { Kind = kind });

        PageRules.Of(content, Everything).ShouldContain(new PageProblem(expected, content.Blocks.Count - 1));
    }

    [Fact]
    public void A_pair_needs_both_pictures()
    {
        var content = OwnWords.Of(Theme.Usual);
        content.Blocks.Add(new() { Kind = BlockKind.BeforeAfter, Heading = "Resultados", Items = [new() { Picture = new('a', 64) }] });

        PageRules.Of(content, Everything).ShouldBe([new PageProblem(PageProblemKind.PairIncomplete, content.Blocks.Count - 1)]);
    }

    [Fact]
    public void What_leads_to_a_store_or_to_WhatsApp_needs_them()
    {
        var content = OwnWords.Of(Theme.Usual);
        content.ToWhatsApp = true;
        content.Blocks.Add(new() { Kind = BlockKind.Place, Heading = "Onde estamos" });
        content.Blocks.Add(new() { Kind = BlockKind.WhatsApp });

        PageRules.Of(content, new(HasStore: false, HasAddress: false, HasWhatsApp: false)).Select(problem => problem.Kind)
            .ShouldBe([PageProblemKind.NoWhatsApp, PageProblemKind.NoStore, PageProblemKind.NoWhatsApp]);
    }

    [Fact]
    public void Content_comes_back_as_it_was_stored_but_for_what_no_database_stores()
    {
        var content = OwnWords.Of("serena");
        content.Title = "Olá \0👩‍⚕️ <script>alert('x')</script> \\u0000";

        var again = PageContent.Read(content.Write());

        again.Title.ShouldBe("Olá 👩‍⚕️ <script>alert('x')</script> \\u0000");
        again.Blocks.Count.ShouldBe(content.Blocks.Count);
        again.Write().ShouldBe(content.Write());
    }

    private static PageContent Broken(string fault)
    {
        var content = OwnWords.Of(Theme.Usual);
        var form = content.Form!;
        switch (fault)
        {
            case "no form": content.Blocks.Remove(form); break;
            case "two forms": content.Blocks.Add(form); break;
            case "no consent": content.Consent = " "; break;
            case "no title": content.Title = null; break;
            case "nothing": content.Blocks.Clear(); break;
            case "too much": content.Blocks = [.. Enumerable.Repeat(content.Blocks[0], PageContent.MostBlocks), form]; break;
            case "other theme": content.Theme = "other"; break;
            case "many tags": content.Tags = "a,b,c,d,e,f"; break;
        }

        return content;
    }
}
