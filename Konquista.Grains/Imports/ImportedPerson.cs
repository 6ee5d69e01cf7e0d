using Konquista.Leads;
using Konquista.Leads.Entries;

namespace Konquista.Imports;

/// <summary>One person as the lines of one chunk speak of them: the first line, those that repeat it, and the tags of all.</summary>
internal sealed class ImportedPerson(ImportPerson first, KnownNumber known)
{
    public ImportPerson First => first;

    public KnownNumber Known => known;

    public List<int> Repeats { get; } = [];

    public IReadOnlyList<string> Tags { get; private set; } = [];

    /// <summary>Tags that the lead does not have yet.</summary>
    public IReadOnlyList<string> NewTags => [.. Leads.Entries.Tags.Unite(known.Tags, Tags).Except(known.Tags, StringComparer.Ordinal)];

    public void Add(IReadOnlyList<string> tags) => Tags = Tags.Count == 0 ? tags : Leads.Entries.Tags.Unite(Tags, tags);
}

/// <summary>A known person of whom this import says something new: they are told through their grain.</summary>
internal sealed record KnownChange(Guid LeadId, int Line, NewLead Lead, ImportedNews News, KnownNumber Before)
{
    /// <summary>The campaign that they are to enter, if any.</summary>
    public Guid? CampaignId { get; init; }

    public bool IsRepeated => Before.IsRepeated;
}
