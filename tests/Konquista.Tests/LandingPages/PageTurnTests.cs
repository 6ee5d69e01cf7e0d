using Konquista.Web.LandingPages;

namespace Konquista.LandingPages;

public sealed class PageTurnTests
{
    private readonly PageContent _content = new()
    {
        Blocks =
        [
            new() { Kind = BlockKind.Hero },
            new() { Kind = BlockKind.Questions, Items = [new() { Title = "a" }, new() { Title = "b" }] },
            new() { Kind = BlockKind.Form },
        ],
    };

    [Theory]
    [InlineData("block-up:2", "hero form questions", 1)]
    [InlineData("block-down:0", "questions hero form", 1)]
    [InlineData("block-up:0", "hero questions form", 0)]
    [InlineData("block-remove:1", "hero form", 1)]
    [InlineData("block-remove:2", "hero questions", 1)]
    [InlineData("block-remove:9", "hero questions form", 2)]
    [InlineData("block-add:text", "hero questions form text", 3)]
    public void Blocks_are_moved_removed_and_added(string button, string expected, int shown)
    {
        _content.Turn(button).ShouldBe(shown);

        string.Join(' ', _content.Blocks.Select(block => block.Kind)).ShouldBe(expected);
    }

    [Theory, InlineData("item-up:1:1", "b a"), InlineData("item-remove:1:0", "b"), InlineData("item-add:1", "a b "), InlineData("item-remove:7:0", "a b")]
    public void So_are_the_things_a_block_lists(string button, string expected)
    {
        _content.Turn(button).ShouldNotBeNull();

        string.Join(' ', _content.Blocks[1].Items.Select(item => item.Title)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("block-up:2", "summary-1")]
    [InlineData("block-remove:0", "summary-0")]
    [InlineData("block-add:text", "summary-3")]
    [InlineData("item-add:1", "item-1-2-title")]
    [InlineData("item-up:1:1", "item-1-0-title")]
    [InlineData("item-remove:1:1", "item-1-0-title")]
    [InlineData("item-remove:0:0", "summary-0")]
    [InlineData("save", null)]
    public void The_keyboard_goes_on_where_the_eye_is(string button, string? expected) =>
        _content.FocusAfter(button, _content.Turn(button)).ShouldBe(expected);

    [Fact]
    public void When_the_last_block_is_gone_one_may_be_added()
    {
        var content = new PageContent { Blocks = [new() { Kind = BlockKind.Text }] };

        content.FocusAfter("block-remove:0", content.Turn("block-remove:0")).ShouldBe("block-add");
    }

    [Theory, InlineData(null), InlineData("save"), InlineData("publish"), InlineData("block-add:marquee")]
    public void Other_words_turn_nothing(string? button)
    {
        _content.Turn(button).ShouldBeNull();

        _content.Blocks.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("Blocks[0].Picture", true)]
    [InlineData("Blocks[1].Items[1].OtherPicture", true)]
    [InlineData("Picture", true)]
    [InlineData("Blocks[9].Picture", false)]
    [InlineData("Blocks[0].Items[3].Picture", false)]
    [InlineData("Consent", false)]
    public void A_picture_goes_where_its_input_stands_or_nowhere(string place, bool isThere)
    {
        PicturePlace.Put(_content, place, new string('a', 64)).ShouldBe(isThere);

        _content.Pictures.Any().ShouldBe(isThere);
    }
}
