using System.ComponentModel;
using Konquista.Web.GraphQL.Outcomes;

namespace Konquista.Web.GraphQL.Segments;

/// <summary>A segment after a change, or why there was none.</summary>
[May]
[Description("A segment after a change, or why there was none.")]
internal sealed record SegmentPayload(
    [property: Description("The segment as it is now.")] SegmentNode? Segment,
    [property: Description("Why nothing was changed.")] Problem? Problem = null);
