namespace Konquista.Imports;

/// <summary>Which column of a file says what, counted from 0; null for what the file does not say.</summary>
[GenerateSerializer, Immutable, Alias("import-mapping")]
public sealed record ImportMapping
{
    [Id(0)] public int? Name { get; init; }

    [Id(1)] public int? Phone { get; init; }

    [Id(2)] public int? OtherPhone { get; init; }

    [Id(3)] public int? Tags { get; init; }

    [Id(4)] public int? Store { get; init; }

    [Id(5)] public int? Note { get; init; }

    [Id(6)] public int? Date { get; init; }

    /// <summary>The hour of a booking, where it stands apart from the day.</summary>
    [Id(7)] public int? Time { get; init; }
}
