using System.IO.Compression;

namespace Konquista.Web.Imports;

/// <summary>Refuses a spreadsheet that would grow beyond measure when it is opened: its parts are unpacked and measured, for what a zip says of itself may be a lie.</summary>
internal static class SpreadsheetSize
{
    private const string Workbook = "xl/workbook.xml";
    private const int MostParts = 2000;
    private const long Most = 1536L * 1024 * 1024;

    /// <summary>Below this nothing is too much, however well it was packed.</summary>
    private const long Harmless = 64L * 1024 * 1024;

    private const int MostTimes = 100;

    public static async Task Check(Stream file, CancellationToken cancel)
    {
        try
        {
            await using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MostParts)
            {
                throw new SpreadsheetProblem(SpreadsheetProblem.Bomb);
            }

            if (zip.GetEntry(Workbook) is null)
            {
                throw new SpreadsheetProblem(SpreadsheetProblem.Broken);
            }

            await Measure(zip, Math.Min(Most, Math.Max(Harmless, MostTimes * file.Length)), cancel);
        }
        catch (InvalidDataException cause)
        {
            throw new SpreadsheetProblem(SpreadsheetProblem.Broken, cause);
        }
    }

    private static async Task Measure(ZipArchive zip, long most, CancellationToken cancel)
    {
        var buffer = new byte[128 * 1024];
        var total = 0L;
        foreach (var part in zip.Entries)
        {
            await using var unpacked = await part.OpenAsync(cancel);
            while (await unpacked.ReadAsync(buffer, cancel) is > 0 and var read)
            {
                total += read;
                if (total > most)
                {
                    throw new SpreadsheetProblem(SpreadsheetProblem.Bomb);
                }
            }
        }
    }
}
