using System.ComponentModel;

namespace Konquista.Web.GraphQL.Imports;

/// <summary>Where a file stands.</summary>
[Description("Where a file stands.")]
internal enum ImportState
{
    [Description("It is being sent.")]
    Uploading,

    [Description("Somebody says which column is what.")]
    Mapping,

    [Description("It waits for its turn.")]
    Queued,

    [Description("It is found out what it would do.")]
    Rehearsing,

    [Description("What it would do is known; nothing is written.")]
    Rehearsed,

    [Description("Its lines are being taken in.")]
    Running,

    [Description("Somebody stopped it; what is written stays.")]
    Stopped,

    [Description("All its lines were looked at.")]
    Done,

    [Description("Something stopped it.")]
    Failed,

    [Description("What it did is being taken back.")]
    Undoing,

    [Description("What it did was taken back.")]
    Undone,
}
