using SkiaSharp;

namespace Konquista.Web.LandingPages;

/// <summary>
/// Makes of a picture that somebody handed in the sizes that are served, as WebP: turned as the camera says, and without what else the file
/// said of who took it, where and when. What is too large is refused by its head, before a pixel is read.
/// </summary>
internal static class PictureMaking
{
    public const int MostBytes = 10 * 1024 * 1024;
    public const long MostPixels = 40_000_000;

    /// <summary>With page, style and script, one picture on a phone stays below a tenth of a megabyte.</summary>
    private const int MostServed = 80 * 1024;

    private static readonly int[] Qualities = [78, 68, 58, 48, 38];
    private static readonly int[] Widths = [480, 760, 1080];
    private static readonly SKEncodedImageFormat[] Taken = [SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Png, SKEncodedImageFormat.Webp];

    /// <summary>From the smallest to the largest; null with the key of a sentence when it is no picture that is taken.</summary>
    public static IReadOnlyList<MadePicture>? Make(byte[] bytes, out string? refusal)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        refusal = codec is null || !Taken.Contains(codec.EncodedFormat) ? "Pictures.Unknown"
            : (long)codec.Info.Width * codec.Info.Height > MostPixels ? "Pictures.TooManyPixels"
            : null;
        if (refusal is not null)
        {
            return null;
        }

        using var read = SKBitmap.Decode(codec);
        if (read is null || read.Width == 0)
        {
            refusal = "Pictures.Broken";
            return null;
        }

        using var upright = Upright(read, codec!.EncodedOrigin);
        return [.. Widths.Select(width => Math.Min(width, upright.Width)).Distinct().Select(width => Sized(upright, width))];
    }

    private static MadePicture Sized(SKBitmap picture, int width)
    {
        var height = Math.Max(1, (int)Math.Round((double)picture.Height * width / picture.Width));
        using var sized = width == picture.Width ? picture.Copy() : picture.Resize(new SKImageInfo(width, height), new SKSamplingOptions(SKCubicResampler.Mitchell));
        using var image = SKImage.FromBitmap(sized);
        return new(width, height, Packed(image));
    }

    /// <summary>As good as its size allows.</summary>
    private static byte[] Packed(SKImage image)
    {
        byte[] bytes = [];
        foreach (var quality in Qualities)
        {
            using var encoded = image.Encode(SKEncodedImageFormat.Webp, quality);
            bytes = encoded.ToArray();
            if (bytes.Length <= MostServed)
            {
                break;
            }
        }

        return bytes;
    }

    private static SKBitmap Upright(SKBitmap read, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft)
        {
            return read.Copy();
        }

        var isOnSide = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var turned = isOnSide ? new SKBitmap(read.Height, read.Width) : new SKBitmap(read.Width, read.Height);
        using var canvas = new SKCanvas(turned);
        var (width, height) = (read.Width, read.Height);
        canvas.SetMatrix(origin switch
        {
            SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new(0, -1, height, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new(0, -1, height, -1, 0, width, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, width, 0, 0, 1),
            _ => SKMatrix.Identity,
        });
        canvas.DrawBitmap(read, 0, 0, new SKSamplingOptions());
        return turned;
    }
}

/// <summary>One size of a picture as it is served.</summary>
internal sealed record MadePicture(int Width, int Height, byte[] Bytes);
