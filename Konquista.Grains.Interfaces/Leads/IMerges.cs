namespace Konquista.Leads;

/// <summary>Makes one person of two leads, and two again; neither lead's own grain, for it is about both. The key is <see cref="GrainKey.Only"/>.</summary>
[Alias("merges")]
public interface IMerges : IGrainWithStringKey
{
    /// <summary>Puts one lead's record under another's; both histories stay. Repeating it changes nothing.</summary>
    [Alias("merge")]
    Task<MergeOutcome> Merge(MergeRequest request);

    /// <summary>Takes a merge back. Repeating it changes nothing.</summary>
    [Alias("split")]
    Task<SplitOutcome> Split(Guid mergeId, Actor by);
}

/// <summary>That two leads are one person, as somebody saw them at these versions.</summary>
[GenerateSerializer, Immutable, Alias("merge-request")]
public sealed record MergeRequest(
    [property: Id(0)] Guid KeptId, [property: Id(1)] int KeptVersion, [property: Id(2)] Guid AbsorbedId, [property: Id(3)] int AbsorbedVersion,
    [property: Id(4)] Actor By);

/// <summary>What became of the wish to unite two leads; nothing is written but in the first case.</summary>
public enum MergeOutcome
{
    Merged,

    /// <summary>One of them has changed since somebody looked.</summary>
    Stale,

    /// <summary>A message is leaving for one of them at this moment.</summary>
    Busy,

    /// <summary>One of them does not exist, was erased, or is part of another already.</summary>
    UnknownLead,
}

/// <summary>What became of the wish to take a merge back; nothing is written but in the first case.</summary>
public enum SplitOutcome
{
    Split,

    /// <summary>A later merge stands on this one: that one goes first.</summary>
    NotLast,

    /// <summary>The number that the kept lead is written to came from the other: another one is to be chosen first.</summary>
    NumberInUse,

    UnknownMerge,
}
