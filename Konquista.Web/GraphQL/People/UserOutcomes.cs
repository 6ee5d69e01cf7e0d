using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Outcomes;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.GraphQL.People;

/// <summary>Says why somebody who may sign in is not made or changed, by the rules and sentences of the site's form.</summary>
internal sealed class UserOutcomes(StoreList stores, Asker asker, Problems problems, IStringLocalizer<Texts> texts)
{
    public async Task<Problem?> Wrong(UserForm form, CancellationToken cancel)
    {
        var state = new ModelStateDictionary();
        var problem = problems.In(form)
            ?? (state.Check(form, await stores.Choices(asker.OnlyStore, cancel), texts) ? null : Problems.Said(state));
        return problem is { Field: "store" } ? problem with { Field = "storeId" } : problem;
    }

    public Problem? Of(UserSaved saved) => saved switch
    {
        UserSaved.Yes => null,
        UserSaved.Missing => problems.NotFound,
        UserSaved.Stale => problems.Of(ProblemCode.Stale),
        UserSaved.EmailTaken => problems.Saying(ProblemCode.NameTaken, "Users.EmailTaken", "email"),
        UserSaved.Invited => problems.Saying(ProblemCode.NameTaken, "Invitations.Open", "email", "invited"),
        UserSaved.LastOwner => problems.Saying(ProblemCode.InUse, "Users.LastOwner", detail: "last_owner"),
        _ => problems.Saying(ProblemCode.Invalid, "Input.NoEmail", "email"),
    };
}
