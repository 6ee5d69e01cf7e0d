using System.ComponentModel;

namespace Konquista.Web.GraphQL.Bulks;

/// <summary>Where work on many leads stands.</summary>
[Description("Where work on many leads stands.")]
internal enum BulkState
{
    [Description("It waits for its turn.")]
    Queued,

    [Description("It is being done.")]
    Running,

    [Description("Somebody stopped it; what is done stays.")]
    Stopped,

    [Description("It is done.")]
    Done,

    [Description("Something stopped it.")]
    Failed,
}
