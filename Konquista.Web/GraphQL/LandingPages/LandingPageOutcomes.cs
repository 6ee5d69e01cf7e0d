using System.Text.Json;
using Konquista.Web.GraphQL.Outcomes;
using Konquista.Web.LandingPages;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Konquista.Web.GraphQL.LandingPages;

/// <summary>Tells what became of a landing page, and what is still missing in its draft.</summary>
internal sealed class LandingPageOutcomes(LandingPageReading reading, LandingPageQueries pages, Asker asker, IStringLocalizer<Texts> texts)
{
    public Task<LandingPageDetails?> Find(Guid id, CancellationToken cancel) => reading.Find(id, asker.OnlyStore, cancel);

    public async Task<LandingPagePayload> Of(Guid id, CancellationToken cancel, Problem? problem = null) =>
        await Find(id, cancel) is { } page ? new(await pages.Find(id, cancel), Gaps(page), problem) : new(LandingPage: null, [], problem);

    public IReadOnlyList<PageGap> Gaps(LandingPageDetails page) =>
    [
        .. PageRules.Of(page.Content, page.Around).Select(gap => new PageGap(
            JsonNamingPolicy.SnakeCaseLower.ConvertName(gap.Kind.ToString()), texts[$"PageProblem.{gap.Kind}"], gap.Block)),
    ];

    /// <summary>The first thing that the editor's rules said; of the content the detail says where.</summary>
    public static Problem? Wrong(ModelStateDictionary state)
    {
        if (state.IsValid)
        {
            return null;
        }

        var said = Problems.Said(state);
        return said.Field is { } path && path.StartsWith("content", StringComparison.Ordinal) ? said with { Field = "content", Detail = path } : said;
    }
}
