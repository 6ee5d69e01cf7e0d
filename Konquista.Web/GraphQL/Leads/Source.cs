using System.ComponentModel;

namespace Konquista.Web.GraphQL.Leads;

/// <summary>Where leads come from.</summary>
[Description("Where a lead came from.")]
internal enum Source
{
    [Description("A file.")]
    Import,

    [Description("The form of a landing page.")]
    Page,

    [Description("They wrote to one of our numbers.")]
    Whatsapp,

    [Description("This API.")]
    Api,

    [Description("Somebody typed them in.")]
    Manual,

    [Description("Sample data; nothing is ever sent to them.")]
    Sample,
}
