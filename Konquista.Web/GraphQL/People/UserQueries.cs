using System.ComponentModel;
using GraphQL;
using Konquista.Web.Accounts;

namespace Konquista.Web.GraphQL.People;

/// <summary>What may be asked about those who may sign in.</summary>
internal sealed class UserQueries(UserList list, InvitationList invitations)
{
    [May(Permission.Users)]
    [Name("user")]
    [Description("Somebody who may sign in; null when there is nobody.")]
    public async Task<Person?> Find(Guid id, CancellationToken cancel) => await list.Find(id, cancel) is { } user ? new(user) : null;

    [May(Permission.Users)]
    [Description("Those who may sign in, by name; who is disabled comes last.")]
    public async Task<IEnumerable<Person>> Users(CancellationToken cancel) => (await list.All(cancel)).Select(user => new Person(user));

    [May(Permission.Users)]
    [Description("Invitations that nobody has taken yet, the newest first; at most 200.")]
    public async Task<IEnumerable<OpenInvitation>> Invitations(CancellationToken cancel) =>
        (await invitations.All(cancel)).Select(invitation => new OpenInvitation(invitation));
}
