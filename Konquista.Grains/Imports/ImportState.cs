namespace Konquista.Imports;

/// <summary>Where an import stands, as the table imports says it.</summary>
internal static class ImportState
{
    /// <summary>Which column is what is still to be said.</summary>
    public const string Mapping = "mapping";

    public const string Rehearsing = "rehearsing";
    public const string Rehearsed = "rehearsed";
    public const string Running = "running";
    public const string Undoing = "undoing";
}
