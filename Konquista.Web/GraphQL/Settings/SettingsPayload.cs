using System.ComponentModel;
using Konquista.Web.GraphQL.Outcomes;

namespace Konquista.Web.GraphQL.Settings;

/// <summary>The settings after a change, or why there was none.</summary>
[May]
[Description("The settings after a change, or why there was none.")]
internal sealed record SettingsPayload(
    [property: Description("The settings as they are now.")] SettingsNode Settings,
    [property: Description("Why nothing was changed.")] Problem? Problem = null);
