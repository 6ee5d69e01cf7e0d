using System.ComponentModel;
using Konquista.Web.Accounts;

namespace Konquista.Web.GraphQL.Imports;

/// <summary>What becomes of a line of a file.</summary>
[Description("What becomes of a line of a file.")]
internal enum ImportVerdict
{
    [Description("It brings somebody new.")]
    New,

    [Description("It changes somebody known.")]
    Updated,

    [Description("It tells nothing new.")]
    Known,

    [Description("It repeats an earlier one of the file.")]
    Repeated,

    [Description("It names somebody who may not be written to.")]
    Suppressed,

    [Description("It cannot be taken.")]
    Refused,
}

/// <summary>How many lines of a file come to the same, as the schema shows it.</summary>
[May(Permission.Import)]
[Description("How many lines of a file come to the same.")]
internal sealed record ImportTally(
    [property: Description("What becomes of them.")] ImportVerdict Verdict,
    [property: Description("How many they are.")] int Lines);
