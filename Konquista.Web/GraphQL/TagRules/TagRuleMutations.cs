using System.ComponentModel;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Outcomes;
using Konquista.Web.TagRules;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.GraphQL.TagRules;

/// <summary>What may be changed about the rules for tags, by the rules of the site's form; whoever changes one has seen the list as it is.</summary>
internal sealed class TagRuleMutations(
    TagRuleBook book, TagRuleList list, TagRuleQueries rules, Asker asker, Problems problems, IStringLocalizer<Texts> texts)
{
    [May(Permission.Campaigns)]
    [Description("Makes or changes a rule.")]
    public async Task<TagRulePayload> SaveTagRule(TagRuleInput input, CancellationToken cancel)
    {
        var (known, form, id) = (await list.Read(cancel), input.ToForm(), input.Id ?? Guid.CreateVersion7());
        if (input.Id is not null && known.All(rule => rule.Id != id))
        {
            return new(await rules.TagRules(cancel), problems.NotFound);
        }

        if (problems.In(form) is { } problem)
        {
            return new(await rules.TagRules(cancel), problem with { Field = NameOf(problem.Field) });
        }

        var state = new ModelStateDictionary();
        if (form.Read(id, known, await list.Choices(cancel), state, texts) is not { } rule)
        {
            var said = Problems.Said(state);
            return new(await rules.TagRules(cancel), said with { Field = NameOf(said.Field) });
        }

        return await Change(id, input.Id is null ? TagRuleRow.VersionOf(known) : form.Seen ?? "", before => before.With(rule), cancel);
    }

    [May(Permission.Campaigns)]
    [Description("Moves a rule by so many places: up where it is negative. The one for everybody stays the last.")]
    public Task<TagRulePayload> MoveTagRule(Guid id, string version, int places, CancellationToken cancel) =>
        Known(id, version, before => before.Moved(id, places), cancel);

    [May(Permission.Campaigns)]
    [Description("Removes a rule; whoever is in its campaign stays there.")]
    public Task<TagRulePayload> RemoveTagRule(Guid id, string version, CancellationToken cancel) =>
        Known(id, version, before => before.Without(id), cancel);

    private async Task<TagRulePayload> Known(
        Guid id, string seen, Func<IReadOnlyList<TagRuleRow>, IReadOnlyList<TagRuleRow>> act, CancellationToken cancel) =>
        (await list.Read(cancel)).All(rule => rule.Id != id)
            ? new(await rules.TagRules(cancel), problems.NotFound)
            : await Change(id, seen, act, cancel);

    private async Task<TagRulePayload> Change(
        Guid id, string seen, Func<IReadOnlyList<TagRuleRow>, IReadOnlyList<TagRuleRow>> act, CancellationToken cancel)
    {
        var isChanged = await book.Change(id, seen, asker.Staff.Name, act, cancel);
        return new(await rules.TagRules(cancel), isChanged ? null : problems.Of(ProblemCode.Stale));
    }

    // As the input calls what the form calls otherwise.
    private static string? NameOf(string? field) => field switch
    {
        "word" => "tag",
        "campaign" => "campaignId",
        "seen" => "version",
        _ => field,
    };
}
