using System.ComponentModel;
using Konquista.Web.Accounts;

namespace Konquista.Web.GraphQL.LandingPages;

/// <summary>What keeps a page from being published, as the schema shows it.</summary>
[May(Permission.LandingPages)]
[Description("What keeps a page from being published.")]
internal sealed record PageGap(
    [property: Description("A word for programs, such as no_consent.")] string Kind,
    [property: Description("A sentence for people.")] string Message,
    [property: Description("In which block, counted from 0; null for the page as a whole.")] int? Block);
