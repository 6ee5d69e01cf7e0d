using System.ComponentModel;

namespace Konquista.Web.GraphQL.People;

/// <summary>What a person is there for.</summary>
[Description("What a person is there for.")]
internal enum PersonRole
{
    [Description("Everything.")]
    Owner,

    [Description("Campaigns, texts, pages and files; numbers of people stay masked.")]
    Marketing,

    [Description("Leads, campaigns and numbers of ours, of all units or of one.")]
    Manager,

    [Description("Answers people.")]
    Attendant,

    [Description("Keeps the installation running; reads no whole numbers of people.")]
    Operator,

    [Description("Looks.")]
    Viewer,
}
