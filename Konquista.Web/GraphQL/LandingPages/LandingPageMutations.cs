using System.ComponentModel;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Outcomes;
using Konquista.Web.LandingPages;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.GraphQL.LandingPages;

/// <summary>What may be written on landing pages, by the rules of the site's editor.</summary>
internal sealed class LandingPageMutations(
    LandingPageBook book, LandingPageOutcomes outcomes, FormRules rules, Asker asker, Named named, Problems problems, IStringLocalizer<Texts> texts)
{
    [May(Permission.LandingPages)]
    [Description("Begins a landing page with the look and words of a theme, under an address made from its name.")]
    public async Task<LandingPagePayload> CreateLandingPage(string name, PageTheme theme, CancellationToken cancel)
    {
        var form = new LandingPageForm { Name = name, Slug = Slug.Of(name), Content = Theme.Find(Word.Stored<PageTheme>(theme))!.Begin() };
        return problems.In(form) is { } problem
            ? new(LandingPage: null, [], problem)
            : await outcomes.Of(await book.Begin(form, asker.Staff.Name, cancel), cancel);
    }

    [May(Permission.LandingPages)]
    [Description("Saves the draft of a landing page; visitors see it when it is published.")]
    public async Task<LandingPagePayload> SaveLandingPage(Guid id, LandingPageInput input, CancellationToken cancel)
    {
        if (await outcomes.Find(id, cancel) is null)
        {
            return new(LandingPage: null, [], problems.NotFound);
        }

        if (input.ToForm() is not { } form)
        {
            return await outcomes.Of(id, cancel, problems.Of(ProblemCode.Invalid, "content"));
        }

        var state = rules.Check(form);
        state.CheckSlug(form, texts);
        var problem = LandingPageOutcomes.Wrong(state) ?? await named.Missing(cancel, form.StoreId, form.CampaignId) ?? await Saved(id, form, cancel);
        return await outcomes.Of(id, cancel, problem);
    }

    [May(Permission.LandingPages)]
    [Description("Begins a draft with the same words, campaign and unit.")]
    public async Task<LandingPagePayload> DuplicateLandingPage(Guid id, CancellationToken cancel) =>
        await outcomes.Find(id, cancel) is { } page
            ? await outcomes.Of(await book.Begin(LandingPageForm.Copy(page, texts), asker.Staff.Name, cancel), cancel)
            : new(LandingPage: null, [], problems.NotFound);

    [May(Permission.LandingPages)]
    [Description("Removes a landing page that was never public.")]
    public async Task<DonePayload> RemoveLandingPage(Guid id, CancellationToken cancel) =>
        await outcomes.Find(id, cancel) is null ? DonePayload.No(problems.NotFound)
        : await book.Remove(id, asker.Staff.Name, cancel) ? DonePayload.Yes
        : DonePayload.No(problems.Of(ProblemCode.InUse));

    private async Task<Problem?> Saved(Guid id, LandingPageForm form, CancellationToken cancel) => await book.Save(id, form, asker.Staff.Name, cancel) switch
    {
        LandingPageSaved.Yes => null,
        LandingPageSaved.SlugTaken => problems.Of(ProblemCode.NameTaken, "slug") with { Detail = await book.FreeLike(form.Slug.Trim(), cancel) },
        _ => problems.Of(ProblemCode.Stale),
    };
}
