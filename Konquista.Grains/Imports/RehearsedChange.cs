namespace Konquista.Imports;

/// <summary>One thing that an import would change of a known person: what it is called, what it is now, and what it would be.</summary>
internal sealed record RehearsedChange(string Field, string? Before, string? After)
{
    /// <summary>All of them as they are stored; null when there is nothing to change.</summary>
    public static string? Of(KnownNumber before, ImportedNews news, IReadOnlyList<ImportStoreFacts> stores) =>
        news.IsEmpty ? null : Json.Of(All(before, news, stores).ToArray());

    private static IEnumerable<RehearsedChange> All(KnownNumber before, ImportedNews news, IReadOnlyList<ImportStoreFacts> stores)
    {
        if (news.Name is not null)
        {
            yield return new("name", before.Name, news.Name);
        }

        if (news.Store is { } store)
        {
            yield return new("store", stores.FirstOrDefault(known => known.Id == before.StoreId)?.Name, store.Name);
        }

        if (news.Tags.Count > 0)
        {
            yield return new("tags", string.Join(", ", before.Tags), string.Join(", ", before.Tags.Concat(news.Tags)));
        }

        if (news.Note is not null)
        {
            yield return new("note", before.Note, news.Note);
        }

        if (news.Phone is not null)
        {
            yield return new("phone", null, news.Phone);
        }
    }
}
