using System.ComponentModel;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Outcomes;
using Konquista.Web.Links;
using Konquista.Web.Stores;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.GraphQL.Links;

/// <summary>What may be changed about links to chats, by the rules of the site's form.</summary>
internal sealed class LinkMutations(
    ChatLinkBook book, ChatLinkList list, StoreList stores, LinkQueries links, Asker asker, Problems problems, IStringLocalizer<Texts> texts)
{
    [May(Permission.Campaigns)]
    [Description("Makes a link to a chat, whose code is drawn for it, or changes one.")]
    public async Task<LinkPayload> SaveLink(LinkInput input, CancellationToken cancel)
    {
        if (input.Id is { } known && await links.Find(known, cancel) is null)
        {
            return new(Link: null, problems.NotFound);
        }

        var form = input.ToForm();
        if (await Wrong(form, input, cancel) is { } problem)
        {
            return new(Link: null, problem);
        }

        var id = input.Id ?? Guid.CreateVersion7();
        return await book.Save(id, form, asker.Staff.Name, cancel) switch
        {
            ChatLinkSaved.Yes => new(await links.Find(id, cancel)),
            ChatLinkSaved.NameTaken => new(await links.Find(id, cancel), problems.Of(ProblemCode.NameTaken, "name")),
            _ => new(await links.Find(id, cancel), problems.Of(ProblemCode.Stale)),
        };
    }

    [May(Permission.Campaigns)]
    [Description("Ends a link: whoever writes with its code is answered by a person from then on.")]
    public Task<LinkPayload> EndLink(Guid id, CancellationToken cancel) => Use(id, isInUse: false, cancel);

    [May(Permission.Campaigns)]
    [Description("Takes a link into use again that was ended.")]
    public Task<LinkPayload> ResumeLink(Guid id, CancellationToken cancel) => Use(id, isInUse: true, cancel);

    // A link that is there is never new, and one that is not has no version.
    private async Task<Problem?> Wrong(ChatLinkForm form, LinkInput input, CancellationToken cancel)
    {
        if ((input.Version == 0) != (input.Id is null))
        {
            return problems.Of(ProblemCode.Invalid, "version");
        }

        var state = new ModelStateDictionary();
        var problem = problems.In(form)
            ?? (form.Check(state, await ChatLinkChoices.Read(list, stores, asker.OnlyStore, cancel), texts) ? null : Problems.Said(state));
        return problem is null ? null : problem with { Field = problem.Field is "phone" or "campaign" or "store" ? problem.Field + "Id" : problem.Field };
    }

    private async Task<LinkPayload> Use(Guid id, bool isInUse, CancellationToken cancel)
    {
        if (await links.Find(id, cancel) is null)
        {
            return new(Link: null, problems.NotFound);
        }

        await book.Use(id, isInUse, asker.Staff.Name, cancel);
        return new(await links.Find(id, cancel));
    }
}
