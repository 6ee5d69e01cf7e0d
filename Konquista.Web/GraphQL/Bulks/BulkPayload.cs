using System.ComponentModel;
using Konquista.Web.GraphQL.Outcomes;

namespace Konquista.Web.GraphQL.Bulks;

/// <summary>Work on many leads after a change, or why there was none.</summary>
[May]
[Description("Work on many leads after a change, or why there was none.")]
internal sealed record BulkPayload(
    [property: Description("The work as it stands now.")] Bulk? Bulk,
    [property: Description("Of work that is not begun, how many leads are named now.")] int? Leads = null,
    [property: Description("Why nothing was done.")] Problem? Problem = null);
