using System.ComponentModel;
using Konquista.Web.GraphQL.Outcomes;

namespace Konquista.Web.GraphQL.Links;

/// <summary>A link after a change, or why there was none.</summary>
[May]
[Description("A link after a change, or why there was none.")]
internal sealed record LinkPayload(
    [property: Description("The link as it is now.")] Link? Link,
    [property: Description("Why nothing was changed.")] Problem? Problem = null);
