namespace Konquista.Leads.Entries;

/// <summary>Finds the store that a person's tags name: the first tag that is a store's tag, else one that is a store's name.</summary>
internal static class StoreTags
{
    public static Guid? Choose(IReadOnlyList<StoreTag> stores, IReadOnlyList<string> tags)
    {
        var plain = tags.Select(PlainTag.Of).Where(tag => tag.Length > 0).ToList();
        return Find(stores, plain, store => store.Tag) ?? Find(stores, plain, store => store.Name);
    }

    private static Guid? Find(IReadOnlyList<StoreTag> stores, List<string> tags, Func<StoreTag, string> word) =>
        tags.Select(tag => stores.FirstOrDefault(store => PlainTag.Of(word(store)) == tag))
            .FirstOrDefault(store => store is not null)
            ?.Id;
}

/// <summary>How tags name one store.</summary>
internal sealed record StoreTag(Guid Id, string Tag, string Name);
