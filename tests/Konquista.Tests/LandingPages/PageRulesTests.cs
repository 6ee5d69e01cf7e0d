using Konquista.Web.LandingPages;

namespace Konquista.LandingPages;

public sealed class PageRulesTests
{
    private static readonly PageSurroundings Everything = new(HasStore: true, HasAddress: true, HasWhatsApp: true);

    public static TheoryData<string> Themes => [.. Theme.All.Select(theme => theme.Key)];

    [Theory, MemberData(nameof(Themes))]
    public void A_page_to_begin_with_can_be_published_as_it_is(string theme)
    {
        var content = Theme.Find(theme)!.Begin();

        content.Theme.ShouldBe(theme);
        PageRules.Of(content, Everything).ShouldBeEmpty();
    }

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
        var content = Theme.Find(Theme.Usual)!.Begin();
        content.Blocks.Add(new() { Kind = kind });

        PageRules.Of(content, Everything).ShouldContain(new PageProblem(expected, content.Blocks.Count - 1));
    }

    [Fact]
    public void A_pair_needs_both_pictures()
    {
        var content = Theme.Find(Theme.Usual)!.Begin();
        content.Blocks.Add(new() { Kind = BlockKind.BeforeAfter, Heading = "Resultados", Items = [new() { Picture = new('a', 64) }] });

        PageRules.Of(content, Everything).ShouldBe([new PageProblem(PageProblemKind.PairIncomplete, content.Blocks.Count - 1)]);
    }

    [Fact]
    public void What_leads_to_a_store_or_to_WhatsApp_needs_them()
    {
        var content = Theme.Find(Theme.Usual)!.Begin();
        content.ToWhatsApp = true;
        content.Blocks.Add(new() { Kind = BlockKind.Place, Heading = "Onde estamos" });
        content.Blocks.Add(new() { Kind = BlockKind.WhatsApp });

        PageRules.Of(content, new(HasStore: false, HasAddress: false, HasWhatsApp: false)).Select(problem => problem.Kind)
            .ShouldBe([PageProblemKind.NoWhatsApp, PageProblemKind.NoStore, PageProblemKind.NoWhatsApp]);
    }

    [Fact]
    public void Content_comes_back_as_it_was_stored_but_for_what_no_database_stores()
    {
        var content = Theme.Find("serena")!.Begin();
        content.Title = "Olá \0👩‍⚕️ <script>alert('x')</script> \\u0000";

        var again = PageContent.Read(content.Write());

        again.Title.ShouldBe("Olá 👩‍⚕️ <script>alert('x')</script> \\u0000");
        again.Blocks.Count.ShouldBe(content.Blocks.Count);
        again.Write().ShouldBe(content.Write());
    }

    private static PageContent Broken(string fault)
    {
        var content = Theme.Find(Theme.Usual)!.Begin();
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
