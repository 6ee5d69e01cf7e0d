using System.Text;

namespace Konquista.Web.Media;

/// <summary>A kind of file that WhatsApp carries, told by a file's first bytes and never by its name; with the most bytes it takes of it.</summary>
internal sealed record FileKind(string ContentType, string Extension, int MostBytes)
{
    private const int Megabyte = 1024 * 1024;
    private const int MovieBrand = 8;

    // Cameras name these; a QuickTime or HEIC file begins alike and is refused by WhatsApp.
    private static readonly string[] MovieBrands = ["isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "MSNV", "dash"];

    /// <summary>As many first bytes as it takes to tell.</summary>
    public const int Start = 12;

    private static readonly FileKind Jpeg = new("image/jpeg", ".jpg", 5 * Megabyte);
    private static readonly FileKind Png = new("image/png", ".png", 5 * Megabyte);
    private static readonly FileKind Webp = new("image/webp", ".webp", 5 * Megabyte);
    private static readonly FileKind Mp4 = new("video/mp4", ".mp4", 16 * Megabyte);
    private static readonly FileKind Pdf = new("application/pdf", ".pdf", 16 * Megabyte);

    /// <summary>What a file input offers to choose.</summary>
    public static string Accepted { get; } = string.Join(',', new[] { Jpeg, Png, Webp, Mp4, Pdf }.Select(kind => kind.ContentType));

    /// <summary>Null for what WhatsApp does not carry, whatever it is called.</summary>
    public static FileKind? Of(ReadOnlySpan<byte> start) =>
        start.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? Jpeg
        : start.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? Png
        : start.StartsWith("%PDF-"u8) ? Pdf
        : start.Length < Start ? null
        : start.StartsWith("RIFF"u8) && start[MovieBrand..].StartsWith("WEBP"u8) ? Webp
        : start[4..].StartsWith("ftyp"u8) && MovieBrands.Contains(Encoding.ASCII.GetString(start[MovieBrand..Start])) ? Mp4
        : null;
}
