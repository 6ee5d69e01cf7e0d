using System.ComponentModel;

namespace Konquista.Web.GraphQL.LandingPages;

/// <summary>A look for landing pages, with words to begin with.</summary>
[Description("A look for landing pages, with words to begin with.")]
internal enum PageTheme
{
    [Description("For a clinic of the skin.")]
    Serena,

    [Description("Loud and colourful.")]
    Vibrante,

    [Description("Dark.")]
    Noturno,

    [Description("For a place to rest.")]
    Refugio,

    [Description("The plainest.")]
    Essencial,
}
