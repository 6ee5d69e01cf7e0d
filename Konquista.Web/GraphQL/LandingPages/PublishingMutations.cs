using System.ComponentModel;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Outcomes;
using Konquista.Web.LandingPages;

namespace Konquista.Web.GraphQL.LandingPages;

/// <summary>What puts landing pages before the public and takes them away.</summary>
internal sealed class PublishingMutations(
    LandingPagePublishing publishing, LandingPageOutcomes outcomes, PublishedPages pages, Asker asker, Problems problems)
{
    [May(Permission.LandingPages)]
    [Description("Publishes the draft that has this version.")]
    public Task<LandingPagePayload> PublishLandingPage(Guid id, int version, CancellationToken cancel) => Change(id, async page =>
        outcomes.Gaps(page) is [var gap, ..] ? problems.Of(ProblemCode.Incomplete) with { Detail = gap.Kind }
        : await publishing.Publish(id, version, asker.Staff.Name, cancel) is null ? problems.Of(ProblemCode.Stale)
        : null, cancel);

    [May(Permission.LandingPages)]
    [Description("Takes a landing page from the public; visitors are told that it is over.")]
    public Task<LandingPagePayload> UnpublishLandingPage(Guid id, CancellationToken cancel) => Change(id, async _ =>
        await publishing.Unpublish(id, asker.Staff.Name, cancel) ? null : problems.Of(ProblemCode.OutOfTurn), cancel);

    [May(Permission.LandingPages)]
    [Description("Makes a version that was once published the draft again; visitors get it when it is published.")]
    public Task<LandingPagePayload> TakeBackLandingPage(Guid id, int no, CancellationToken cancel) => Change(id, async _ =>
        await publishing.TakeBack(id, no, cancel) ? null : problems.Of(ProblemCode.NotFound, "no"), cancel);

    [May(Permission.LandingPages)]
    [Description("Puts a landing page that is not public any more out of the list.")]
    public Task<LandingPagePayload> ArchiveLandingPage(Guid id, CancellationToken cancel) => Archive(id, away: true, cancel);

    [May(Permission.LandingPages)]
    [Description("Brings a landing page back into the list.")]
    public Task<LandingPagePayload> RestoreLandingPage(Guid id, CancellationToken cancel) => Archive(id, away: false, cancel);

    private Task<LandingPagePayload> Archive(Guid id, bool away, CancellationToken cancel) => Change(id, async _ =>
        await publishing.Archive(id, away, asker.Staff.Name, cancel) ? null : problems.Of(ProblemCode.OutOfTurn), cancel);

    private async Task<LandingPagePayload> Change(Guid id, Func<LandingPageDetails, Task<Problem?>> change, CancellationToken cancel)
    {
        if (await outcomes.Find(id, cancel) is not { } page)
        {
            return new(LandingPage: null, [], problems.NotFound);
        }

        var problem = await change(page);
        pages.Forget(page.Slug);
        return await outcomes.Of(id, cancel, problem);
    }
}
