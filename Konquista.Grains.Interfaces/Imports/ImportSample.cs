namespace Konquista.Imports;

/// <summary>The beginning of a file as an import would read it. Prints nothing of it: Orleans writes arguments to its log.</summary>
[GenerateSerializer, Immutable, Alias("import-sample")]
public sealed record ImportSample
{
    public const int MostRows = 5;

    /// <summary>Columns further to the right are not shown and cannot be chosen.</summary>
    public const int MostColumns = 200;

    public const int LongestCell = 80;

    [Id(0)] public string Encoding { get; init; } = "";

    [Id(1)] public string Delimiter { get; init; } = "";

    [Id(2)] public IReadOnlyList<string> Header { get; init; } = [];

    [Id(3)] public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = [];

    /// <summary>What the names of the columns suggest.</summary>
    [Id(4)] public ImportMapping Guess { get; init; } = new();

    /// <summary>Why the file cannot be read at all, as imports tell it; null when it can.</summary>
    [Id(5)] public string? Problem { get; init; }

    public override string ToString() => nameof(ImportSample);
}
