using System.ComponentModel;
using Konquista.Web.GraphQL.Outcomes;

namespace Konquista.Web.GraphQL.Imports;

/// <summary>A file after a change, or why there was none.</summary>
[May]
[Description("A file after a change, or why there was none.")]
internal sealed record ImportPayload(
    [property: Description("The file as it stands now.")] Import? Import,
    [property: Description("Why nothing was done.")] Problem? Problem = null);
