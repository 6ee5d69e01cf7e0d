using System.ComponentModel;

namespace Konquista.Web.GraphQL.Messages;

/// <summary>What a message is.</summary>
[Description("What a message is.")]
internal enum MessageKind
{
    [Description("A step of a sequence.")]
    Step,

    [Description("Written by a person.")]
    Manual,

    [Description("A template tried on one's own number.")]
    Test,
}
