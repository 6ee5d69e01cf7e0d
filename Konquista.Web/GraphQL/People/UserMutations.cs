using System.ComponentModel;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Outcomes;

namespace Konquista.Web.GraphQL.People;

/// <summary>What may be changed about those who may sign in; somebody who may change them always remains.</summary>
internal sealed class UserMutations(UserBook book, UserList list, UserOutcomes outcomes, Asker asker, Problems problems)
{
    [May(Permission.Users)]
    [Description("Changes name, role and unit; it holds within a minute. Give what User.seen said. Whoever changes themselves signs in anew.")]
    public async Task<UserPayload> SaveUser(Guid id, string seen, UserInput input, CancellationToken cancel)
    {
        if (await list.Find(id, cancel) is not { } user)
        {
            return new(User: null, problems.NotFound);
        }

        var form = input.ToForm(seen);
        return await Told(id, await outcomes.Wrong(form, cancel) ?? outcomes.Of(await book.Edit(user, form, asker.Staff.Name, cancel)), cancel);
    }

    [May(Permission.Users)]
    [Description("Keeps somebody from signing in and ends their sessions; not oneself.")]
    public async Task<UserPayload> DisableUser(Guid id, CancellationToken cancel) => await Told(
        id, asker.IsUser(id) ? problems.Of(ProblemCode.OutOfTurn) with { Detail = "oneself" } : outcomes.Of(await book.Disable(id, asker.Staff.Name, cancel)), cancel);

    [May(Permission.Users)]
    [Description("Lets somebody sign in again.")]
    public async Task<UserPayload> EnableUser(Guid id, CancellationToken cancel) =>
        await Told(id, outcomes.Of(await book.Enable(id, asker.Staff.Name, cancel)), cancel);

    private async Task<UserPayload> Told(Guid id, Problem? problem, CancellationToken cancel) =>
        await list.Find(id, cancel) is { } user ? new(new(user), problem) : new(User: null, problems.NotFound);
}
