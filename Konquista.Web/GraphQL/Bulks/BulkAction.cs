using System.ComponentModel;

namespace Konquista.Web.GraphQL.Bulks;

/// <summary>What can be done to many leads.</summary>
[Description("What can be done to many leads.")]
internal enum BulkAction
{
    [Description("Adds a tag.")]
    TagAdd,

    [Description("Takes a tag away, whatever its case and accents.")]
    TagRemove,

    [Description("Enters them into a campaign.")]
    Enroll,

    [Description("Pauses their sequences.")]
    Pause,

    [Description("Resumes their sequences.")]
    Resume,

    [Description("Ends every sequence of theirs.")]
    Leave,

    [Description("Notes that they asked to be left alone.")]
    OptOut,

    [Description("Gives them to a unit, or to none.")]
    MoveStore,
}
