using System.ComponentModel;
using Konquista.Web.GraphQL.Outcomes;

namespace Konquista.Web.GraphQL.LandingPages;

/// <summary>A landing page after a change, or why there was none.</summary>
[May]
[Description("A landing page after a change, or why there was none.")]
internal sealed record LandingPagePayload(
    [property: Description("The page as it is now.")] LandingPage? LandingPage,
    [property: Description("What keeps its draft from being published.")] IReadOnlyList<PageGap> Missing,
    [property: Description("Why nothing was changed.")] Problem? Problem = null);
