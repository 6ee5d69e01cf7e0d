using System.Text.Json;

namespace Konquista.Web.Imports;

/// <summary>One line of a file, and what an import would make of it.</summary>
internal sealed record RehearsedRow
{
    public int Line { get; init; }

    public required string Verdict { get; init; }

    public string? Reason { get; init; }

    public Guid? LeadId { get; init; }

    public string? LeadName { get; init; }

    /// <summary>The line of the same person that came before.</summary>
    public int? SameLine { get; init; }

    /// <summary>The campaigns that somebody known is in.</summary>
    public string? IsIn { get; init; }

    /// <summary>The one that they would enter.</summary>
    public string? Campaign { get; init; }

    public string? Changes { get; init; }

    public string? Given { get; init; }

    public bool IsRefused => Verdict is "refused" or RehearsedList.Suppressed;

    public IReadOnlyList<FieldChange> Changed =>
        Changes is null ? [] : JsonSerializer.Deserialize<FieldChange[]>(Changes, JsonSerializerOptions.Web) ?? [];
}

/// <summary>A field of a known person, as it is and as it would be.</summary>
internal sealed record FieldChange(string Field, string? Before, string? After);
