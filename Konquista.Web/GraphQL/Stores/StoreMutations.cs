using System.ComponentModel;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Outcomes;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.GraphQL.Stores;

/// <summary>What may be changed about units, by the rules of the site's form.</summary>
internal sealed class StoreMutations(StoreBook book, StoreQueries stores, Asker asker, Problems problems, IStringLocalizer<Texts> texts)
{
    [May(Permission.Stores)]
    [Description("Makes or changes a unit.")]
    public async Task<StorePayload> SaveStore(StoreInput input, CancellationToken cancel)
    {
        var form = input.ToForm();
        if ((problems.In(form) ?? Wrong(form)) is { } problem)
        {
            return new(Store: null, problem);
        }

        var id = input.Id ?? Guid.CreateVersion7();
        return await book.Save(id, form, asker.Staff.Name, cancel) switch
        {
            StoreSaved.Yes => new(await stores.Find(id, cancel)),
            StoreSaved.NameTaken => new(Store: null, problems.Of(ProblemCode.NameTaken, "name")),
            StoreSaved.TagTaken => new(Store: null, problems.Of(ProblemCode.TagTaken, "tag")),
            _ => new(await stores.Find(id, cancel), problems.Of(ProblemCode.Stale)),
        };
    }

    [May(Permission.Stores)]
    [Description("Removes a unit that nobody and nothing belongs to.")]
    public async Task<DonePayload> RemoveStore(Guid id, CancellationToken cancel) =>
        await stores.Find(id, cancel) is null ? DonePayload.No(problems.NotFound)
        : await book.Remove(id, asker.Staff.Name, cancel) ? DonePayload.Yes
        : DonePayload.No(problems.Of(ProblemCode.InUse));

    private Problem? Wrong(StoreForm form)
    {
        var state = new ModelStateDictionary();
        return state.Check(form, texts) ? null : Problems.Said(state);
    }
}
