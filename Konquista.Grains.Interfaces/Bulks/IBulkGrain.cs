namespace Konquista.Bulks;

/// <summary>
/// Work on many leads at once; the key is <see cref="GrainKey.Bulk"/>. Whoever asks for it writes the row in bulks (queued) and its
/// leads in bulk_leads first; progress is read from the row.
/// </summary>
[Alias("bulk")]
public interface IBulkGrain : IGrainWithStringKey
{
    /// <summary>Begins or goes on; returns at once.</summary>
    [Alias("start")]
    Task Start();

    /// <summary>Stops after the leads in hand; what is done stays.</summary>
    [Alias("stop")]
    Task Stop(Actor by);
}

/// <summary>What can be done to many leads, as the column action holds it; the argument beside it says with what.</summary>
public static class BulkAction
{
    /// <summary>Argument: the tag.</summary>
    public const string TagAdd = "tag_add";

    /// <summary>Argument: the tag.</summary>
    public const string TagRemove = "tag_remove";

    /// <summary>Argument: the campaign's id.</summary>
    public const string Enroll = "enroll";

    public const string Pause = "pause";

    public const string Resume = "resume";

    /// <summary>Ends every sequence.</summary>
    public const string Leave = "leave";

    public const string OptOut = "opt_out";

    /// <summary>Argument: the store's id; none for no store.</summary>
    public const string MoveStore = "move_store";

    public static IReadOnlyList<string> All { get; } = [TagAdd, TagRemove, Enroll, Pause, Resume, Leave, OptOut, MoveStore];
}
