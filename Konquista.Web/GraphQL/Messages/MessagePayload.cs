using System.ComponentModel;
using Konquista.Web.GraphQL.Outcomes;

namespace Konquista.Web.GraphQL.Messages;

/// <summary>A message after a change, or why there was none.</summary>
[May]
[Description("A message after a change, or why there was none.")]
internal sealed record MessagePayload(
    [property: Description("The message as it is now.")] Message? Message,
    [property: Description("Why nothing was changed.")] Problem? Problem = null);
