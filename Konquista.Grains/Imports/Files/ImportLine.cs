namespace Konquista.Imports.Files;

/// <summary>One record of a file as it was read; <paramref name="Fault"/> says why it cannot be trusted.</summary>
internal sealed record ImportLine(int Line, string Name, string Phone, string Tags, string Raw, string? Fault = null)
{
    public const string OpenQuote = "open_quote";
    public const string StrayQuotes = "stray_quotes";
    public const string BadDate = "bad_date";

    /// <summary>A refused line is kept for download, but not without measure.</summary>
    public const int LongestKept = 4000;

    public string Date { get; init; } = "";

    /// <summary>The hour, where it has a column of its own.</summary>
    public string Time { get; init; } = "";

    public string Store { get; init; } = "";

    public string OtherPhone { get; init; } = "";

    public string Note { get; init; } = "";

    public string Given => Raw.Length <= LongestKept ? Raw : Raw[..(char.IsHighSurrogate(Raw[LongestKept - 1]) ? LongestKept - 1 : LongestKept)];
}
