using System.ComponentModel;
using Konquista.Web.GraphQL.Outcomes;

namespace Konquista.Web.GraphQL.Templates;

/// <summary>A template after a change, or why there was none.</summary>
[May]
[Description("A template after a change, or why there was none.")]
internal sealed record TemplatePayload(
    [property: Description("The template as it is now.")] Template? Template,
    [property: Description("Why nothing was changed.")] Problem? Problem = null);
