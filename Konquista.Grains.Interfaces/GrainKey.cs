namespace Konquista;

/// <summary>The keys under which grains are called: a word and an id, never a bare number (AdoNet storage folds those together).</summary>
public static class GrainKey
{
    public static string Lead(Guid id) => $"lead-{id:N}";

    public static string Phone(Guid id) => $"phone-{id:N}";

    public static string Campaign(Guid id) => $"campaign-{id:N}";

    public static string Import(Guid id) => $"import-{id:N}";

    public static string Bulk(Guid id) => $"bulk-{id:N}";

    public static string Webhook(Guid id) => $"webhook-{id:N}";

    /// <summary>The key of grains of which there is one in a cluster, or any of many alike.</summary>
    public const string Only = "only";

    /// <summary>The id inside a key made here.</summary>
    public static Guid Id(string key) => Guid.ParseExact(key.AsSpan(key.LastIndexOf('-') + 1), "N");
}
