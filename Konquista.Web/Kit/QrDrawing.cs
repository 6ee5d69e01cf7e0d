using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using QRCoder;

namespace Konquista.Web.Kit;

/// <summary>The dark modules of a QR code as one path, and the files of it to keep: PNG to send and to put into a text, SVG for a printer of any size.</summary>
internal sealed record QrDrawing(int Size, string Path)
{
    private const int PixelsPerModule = 24;

    public static QrDrawing Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        return new(data.ModuleMatrix.Count, PathOf(data.ModuleMatrix));
    }

    /// <summary>A file under the name of what it leads to.</summary>
    public static FileContentResult File(string text, string file, bool isVector) => isVector
        ? new(Encoding.UTF8.GetBytes(Of(text).Svg()), "image/svg+xml") { FileDownloadName = $"qr-{file}.svg" }
        : new(Png(text), "image/png") { FileDownloadName = $"qr-{file}.png" };

    private static byte[] Png(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(data);
        return png.GetGraphic(PixelsPerModule);
    }

    private string Svg() => string.Create(CultureInfo.InvariantCulture,
        $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Size} {Size}" shape-rendering="crispEdges"><rect width="{Size}" height="{Size}" fill="#fff"/><path d="{Path}"/></svg>""");

    /// <summary>Every run of dark modules of a row as one box.</summary>
    private static string PathOf(List<System.Collections.BitArray> rows)
    {
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                var from = x;
                while (x < rows.Count && rows[y][x])
                {
                    x++;
                }

                if (x > from)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h-{x - from}z");
                }
            }
        }

        return path.ToString();
    }
}
