using FsCheck.Xunit;

namespace Konquista.Feed;

public sealed class FeedCursorTests
{
    [Property]
    public bool A_cursor_survives_its_text(int era, ulong xid, long id) =>
        FeedCursor.TryParse(new FeedCursor(era, xid, id).ToString(), out var read) && read == new FeedCursor(era, xid, id);

    [Property]
    public bool Its_text_needs_no_escape_in_an_address(int era, ulong xid, long id)
    {
        var text = new FeedCursor(era, xid, id).ToString();
        return Uri.EscapeDataString(text) == text;
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAAAQAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAQAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAQAAAAAAAAAAAAAAAAAAA!!")]
    [InlineData("AAAAAQAAAAAAAAAAAAAAAAAAA A")]
    public void Other_text_is_no_cursor(string? text) => FeedCursor.TryParse(text, out _).ShouldBeFalse();
}
