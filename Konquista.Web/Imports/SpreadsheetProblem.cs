namespace Konquista.Web.Imports;

/// <summary>The one thing for which a spreadsheet is not taken: a code for which resources hold the sentence.</summary>
internal sealed class SpreadsheetProblem(string code, Exception? cause = null) : Exception(code, cause)
{
    /// <summary>It is a zip, but no spreadsheet that can be opened.</summary>
    public const string Broken = "spreadsheet_broken";

    /// <summary>Unpacked it is far larger than a list of people can be.</summary>
    public const string Bomb = "spreadsheet_bomb";

    public const string TooWide = "spreadsheet_too_wide";

    public string Code => Message;
}
