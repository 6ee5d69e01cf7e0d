using System.Text;
using Konquista.Web.LandingPages;
using SkiaSharp;

namespace Konquista.LandingPages;

public sealed class PictureMakingTests
{
    [Theory, InlineData(SKEncodedImageFormat.Jpeg), InlineData(SKEncodedImageFormat.Png), InlineData(SKEncodedImageFormat.Webp)]
    public void A_picture_becomes_webp_in_the_sizes_that_are_served(SKEncodedImageFormat format)
    {
        var made = PictureMaking.Make(Drawn(1600, 800, format), out var refusal);

        refusal.ShouldBeNull();
        made!.Select(size => (size.Width, size.Height)).ShouldBe([(480, 240), (760, 380), (1080, 540)]);
        made!.ShouldAllBe(size => Encoding.ASCII.GetString(size.Bytes, 8, 4) == "WEBP");
    }

    [Fact]
    public void A_small_picture_is_not_made_larger() =>
        PictureMaking.Make(Drawn(300, 200, SKEncodedImageFormat.Png), out _)!.Select(size => size.Width).ShouldBe([300]);

    [Fact]
    public void A_picture_that_packs_badly_is_still_no_burden_for_a_phone()
    {
        using var noise = new SKBitmap(1080, 720);
        var chance = new Random(1);
        noise.Pixels = [.. Enumerable.Range(0, 1080 * 720).Select(_ => new SKColor((uint)chance.Next() | 0xFF000000))];
        using var image = SKImage.FromBitmap(noise);
        using var soft = image.Encode(SKEncodedImageFormat.Jpeg, 30);

        PictureMaking.Make(soft.ToArray(), out _)![0].Bytes.Length.ShouldBeLessThan(100 * 1024);
    }

    [Fact]
    public void A_photograph_stands_upright_and_tells_nothing_of_its_camera()
    {
        var made = PictureMaking.Make(OnItsSide(Drawn(600, 400, SKEncodedImageFormat.Jpeg)), out _)!;

        (made[^1].Width, made[^1].Height).ShouldBe((400, 600));
        Encoding.Latin1.GetString(made[^1].Bytes).ShouldNotContain("Exif");
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "Pictures.Unknown")]
    [InlineData("GIF89a\u0001\u0000\u0001\u0000", "Pictures.Unknown")]
    [InlineData("", "Pictures.Unknown")]
    public void What_is_no_picture_is_refused_with_a_sentence(string file, string sentence)
    {
        PictureMaking.Make(Encoding.Latin1.GetBytes(file), out var refusal).ShouldBeNull();

        refusal.ShouldBe(sentence);
    }

    [Fact]
    public void A_picture_of_too_many_pixels_is_refused_by_its_head()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        PictureMaking.Make(Claiming(8000, 6000), out var refusal).ShouldBeNull();

        refusal.ShouldBe("Pictures.TooManyPixels");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000_000);
    }

    private static byte[] Drawn(int width, int height, SKEncodedImageFormat format)
    {
        using var picture = new SKBitmap(width, height);
        picture.Erase(SKColors.Teal);
        using var image = SKImage.FromBitmap(picture);
        using var data = image.Encode(format, 80);
        return data.ToArray();
    }

    // A segment APP1 behind the first two bytes, with orientation 6: turned by a quarter.
    private static byte[] OnItsSide(byte[] jpeg) =>
    [
        .. jpeg[..2],
        0xFF, 0xE1, 0x00, 0x22, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
        .. jpeg[2..],
    ];

    /// <summary>A PNG whose head claims a size and whose pixels are missing.</summary>
    private static byte[] Claiming(int width, int height)
    {
        byte[] head = [.. "IHDR"u8, .. Bytes(width), .. Bytes(height), 8, 6, 0, 0, 0];
        return [0x89, .. "PNG\r\n\x1a\n"u8, .. Bytes(13), .. head, .. Bytes((int)Crc(head)), .. Bytes(0), .. "IDAT"u8, .. Bytes((int)Crc("IDAT"u8.ToArray()))];
    }

    private static byte[] Bytes(int number) => [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];

    private static uint Crc(byte[] bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
            }
        }

        return ~crc;
    }
}
