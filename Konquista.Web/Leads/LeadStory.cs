using System.Globalization;
using StableHash = Konquista.Templates.StableHash;

namespace Konquista.Web.Leads;

/// <summary>A part of a lead's story, newest first: how many entries come before it, and whether there are older ones.</summary>
internal sealed record LeadStory(IReadOnlyList<StoryEntry> Entries, int Skipped, bool HasOlder)
{
    public const int PageSize = 40;

    /// <summary>As far back as a page may reach; a story is not longer than that in practice.</summary>
    public const int MostSkipped = 10_000;

    /// <summary>Tells whether a page that shows this part would look different now.</summary>
    public string Mark => StableHash.Of([.. Entries.Select(entry => $"{entry.At.Ticks}{entry.Word}{entry.DeliveredAt?.Ticks}-{entry.ReadAt?.Ticks}")])
        .ToString("x", CultureInfo.InvariantCulture);

    /// <summary>Of one entry more than a page has.</summary>
    public static LeadStory Of(IReadOnlyList<StoryEntry> read, int skipped) => new([.. read.Take(PageSize)], skipped, read.Count > PageSize);
}
