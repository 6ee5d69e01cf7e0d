using System.ComponentModel;
using Konquista.Web.GraphQL.Outcomes;

namespace Konquista.Web.GraphQL.People;

/// <summary>Somebody who may sign in after a change, or why there was none.</summary>
[May]
[Description("Somebody who may sign in after a change, or why there was none.")]
internal sealed record UserPayload(
    [property: Description("The person as they are now.")] Person? User,
    [property: Description("Why nothing was changed.")] Problem? Problem = null);
