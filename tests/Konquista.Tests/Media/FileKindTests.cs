using Konquista.Web.Media;

namespace Konquista.Media;

/// <summary>A file is what its first bytes say, whatever it is called.</summary>
public sealed class FileKindTests
{
    [Theory, InlineData("FFD8FFE000104A4649460001", "image/jpeg"), InlineData("89504E470D0A1A0A0000000D", "image/png"),
     InlineData("524946460000000057454250", "image/webp"), InlineData("00000020667479706D703432", "video/mp4"),
     InlineData("255044462D312E370A25E2E3", "application/pdf")]
    public void What_whatsapp_carries_is_known(string start, string type) => FileKind.Of(Convert.FromHexString(start))!.ContentType.ShouldBe(type);

    [Theory, InlineData(""), InlineData("FF"), InlineData("474946383961000000000000"), InlineData("3C7376672078"),
     InlineData("000000146674797071742020"), InlineData("000000186674797068656963"), InlineData("52494646000000005741564500"), InlineData("4D5A90000300000004000000")]
    public void What_it_does_not_carry_is_refused(string start) => FileKind.Of(Convert.FromHexString(start)).ShouldBeNull();
}
