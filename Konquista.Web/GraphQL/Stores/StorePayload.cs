using System.ComponentModel;
using Konquista.Web.GraphQL.Outcomes;

namespace Konquista.Web.GraphQL.Stores;

/// <summary>A unit after a change, or why there was none.</summary>
[May]
[Description("A unit after a change, or why there was none.")]
internal sealed record StorePayload(
    [property: Description("The unit as it is now.")] Store? Store,
    [property: Description("Why nothing was changed.")] Problem? Problem = null);
