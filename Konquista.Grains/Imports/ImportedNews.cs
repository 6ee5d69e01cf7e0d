using Konquista.Leads.Entries;

namespace Konquista.Imports;

/// <summary>What a file says of somebody known that is not known yet, as the policy of the import takes it; null and empty for what stays as it is.</summary>
internal sealed record ImportedNews
{
    public string? Name { get; init; }

    public StoreFacts? Store { get; init; }

    public string? Note { get; init; }

    /// <summary>Those that the lead does not have.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>A second number that is nobody's.</summary>
    public string? Phone { get; init; }

    public bool IsEmpty => Name is null && Store is null && Note is null && Tags.Count == 0 && Phone is null;

    public static ImportedNews Of(ImportedPerson person, StoreFacts? store, string? phone, bool replaces)
    {
        var known = person.Known;
        var name = person.First.Name.Display;
        var note = person.First.Note;
        return new()
        {
            Name = !string.IsNullOrEmpty(name) && name != known.Name && (replaces || known.Name.Length == 0) ? name : null,
            Store = store is not null && store.Id != known.StoreId && (replaces || known.StoreId is null) ? store : null,
            Note = note.Length > 0 && note != known.Note && (replaces || known.Note.Length == 0) ? note : null,
            Tags = person.NewTags,
            Phone = phone,
        };
    }
}
