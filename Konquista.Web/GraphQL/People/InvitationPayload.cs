using System.ComponentModel;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Outcomes;

namespace Konquista.Web.GraphQL.People;

/// <summary>An invitation after a change, or why there was none. Prints nothing: its path opens the door.</summary>
[May(Permission.Users)]
[Description("An invitation after a change, or why there was none.")]
internal sealed record InvitationPayload(
    [property: Description("The invitation as it is now.")] OpenInvitation? Invitation,
    [property: Description("The path of the site by which they come in, told this once and only where no mail takes it to them.")] string? Path = null,
    [property: Description("Why nothing was changed.")] Problem? Problem = null)
{
    public override string ToString() => nameof(InvitationPayload);
}
