using System.Text.Json.Serialization;

namespace Konquista.Imports;

/// <summary>What a file does to people who are leads already; stored by name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImportPolicy>))]
public enum ImportPolicy
{
    /// <summary>Fills in what is missing and adds tags; nothing known is overwritten.</summary>
    Merge,

    /// <summary>What the file says replaces name, store and note; tags are added.</summary>
    Update,

    /// <summary>They are left alone.</summary>
    Skip,
}
