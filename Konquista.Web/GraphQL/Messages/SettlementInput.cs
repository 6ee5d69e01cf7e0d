using System.ComponentModel;
using GraphQL;

namespace Konquista.Web.GraphQL.Messages;

/// <summary>What a person says became of an uncertain message.</summary>
[Name("Settlement")]
[Description("What became of an uncertain message.")]
internal enum SettlementInput
{
    [Description("It arrived; it counts as accepted.")]
    WasSent,

    [Description("It never left; it counts as failed and is not sent again.")]
    WasNotSent,

    [Description("It never left; a new message takes its place.")]
    SendAgain,
}
