namespace Konquista.Imports;

/// <summary>The one thing for which a whole file is refused: a code and its arguments, separated by colons, for which resources hold the text.</summary>
internal sealed class ImportProblem(string code) : Exception(code)
{
    public const string Empty = "empty_file";
    public const string Binary = "binary_file";
    public const string Spreadsheet = "spreadsheet_file";
    public const string Incomplete = "incomplete_upload";

    public static ImportProblem MissingColumn(string name) => new($"missing_column:{name}");

    public static ImportProblem LineTooLong(long line) => new($"line_too_long:{line}");

    /// <summary>Nothing among so many first lines could be used: this is not a list of people.</summary>
    public static ImportProblem NothingUsable(int lines) => new($"nothing_usable:{lines}");

    /// <summary>The lines after this one were tried again and again and could not be written.</summary>
    public static ImportProblem Stuck(int line) => new($"stuck_after_line:{line}");

    public string Code => Message;
}
