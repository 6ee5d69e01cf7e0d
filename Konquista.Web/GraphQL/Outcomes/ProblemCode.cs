using System.ComponentModel;

namespace Konquista.Web.GraphQL.Outcomes;

/// <summary>Why a change was not made, in one word.</summary>
[Description("Why a change was not made, in one word.")]
internal enum ProblemCode
{
    [Description("There is no such thing, or none that you may see.")]
    NotFound,

    [Description("Somebody or something changed it since you read its version: read it anew.")]
    Stale,

    [Description("A field holds what it may not.")]
    Invalid,

    [Description("It is not a number that WhatsApp could know.")]
    BadPhone,

    [Description("The person asked not to be contacted or to be erased.")]
    Suppressed,

    [Description("The number is known at a unit that you do not see.")]
    OtherStore,

    [Description("Another has that name.")]
    NameTaken,

    [Description("Another has that tag.")]
    TagTaken,

    [Description("Something still needs it.")]
    InUse,

    [Description("A message is on its way to them: ask again in a moment.")]
    Busy,

    [Description("They do not enter the campaign; detail says why.")]
    NotEnrolled,

    [Description("The message is not written; detail says why.")]
    NotWritten,

    [Description("It is not possible in the state that it is in; detail says more, where there is more to say.")]
    OutOfTurn,

    [Description("It cannot go out as it is; detail names what is missing.")]
    Incomplete,

    [Description("The number of ours was not accepted; detail says why.")]
    PhoneRefused,

    [Description("The webhook was not accepted; detail says why.")]
    WebhookRefused,

    [Description("It would erase people's records: give sure to do it. Detail says how many.")]
    NotSure,
}
