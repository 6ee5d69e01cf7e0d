using System.Security.Cryptography;
using System.Text;
using Konquista.Imports;

namespace Konquista.Web.Imports;

/// <summary>The names of a file's columns: by them what was chosen for one file is found again for the next, whatever their order.</summary>
internal sealed class ColumnNames(IReadOnlyList<string> header)
{
    private static readonly (string Field, Func<ImportMapping, int?> Of)[] Fields =
    [
        ("name", mapping => mapping.Name), ("phone", mapping => mapping.Phone), ("otherPhone", mapping => mapping.OtherPhone),
        ("tags", mapping => mapping.Tags), ("store", mapping => mapping.Store), ("note", mapping => mapping.Note), ("date", mapping => mapping.Date),
        ("time", mapping => mapping.Time),
    ];

    // The columns that a file of refused lines has before those of the file it came from.
    private readonly string[] _own = [.. header.Select(Plain).Where(name => name is not ("linha" or "motivo" or "line" or "reason"))];

    /// <summary>It came out of an import of ours, mended by hand.</summary>
    public bool IsOfRefusedLines => _own.Length < header.Count;

    public byte[] Hash => SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', _own.Order(StringComparer.Ordinal))));

    /// <summary>Fields by the names of their columns.</summary>
    public Dictionary<string, string> Named(ImportMapping mapping) => Fields
        .Where(field => field.Of(mapping) is { } column && column < header.Count)
        .ToDictionary(field => field.Field, field => header[field.Of(mapping)!.Value], StringComparer.Ordinal);

    /// <summary>Where the columns of these names stand in this file.</summary>
    public ImportMapping Found(IReadOnlyDictionary<string, string> names)
    {
        return new()
        {
            Name = At("name"),
            Phone = At("phone"),
            OtherPhone = At("otherPhone"),
            Tags = At("tags"),
            Store = At("store"),
            Note = At("note"),
            Date = At("date"),
            Time = At("time"),
        };

        int? At(string field) =>
            names.TryGetValue(field, out var name) && header.ToList().FindIndex(column => Plain(column) == Plain(name)) is >= 0 and var at ? at : null;
    }

    private static string Plain(string name) => name.Trim().ToLowerInvariant();
}
