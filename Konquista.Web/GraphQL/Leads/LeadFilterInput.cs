using System.ComponentModel;
using GraphQL;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Rules;
using Konquista.Web.Leads;

namespace Konquista.Web.GraphQL.Leads;

/// <summary>Which leads are asked for.</summary>
[Name("LeadFilter")]
[Description("Which leads are asked for; what is left out does not narrow.")]
internal sealed record LeadFilterInput
{
    [Description("Part of the name, or a whole number in any form. Part of a number needs the scope see-numbers.")]
    public string? Search { get; init; }

    [Description("Where they stand.")]
    public Standing? Standing { get; init; }

    [Description("The unit they belong to.")]
    public Guid? StoreId { get; init; }

    [Description("A tag they have.")]
    public string? Tag { get; init; }

    [Description("How they first came in.")]
    public Source? Source { get; init; }

    [Description("A campaign they are or were in.")]
    public Guid? CampaignId { get; init; }

    [Description("A landing page by which they ever came.")]
    public Guid? LandingPageId { get; init; }

    [Description("A link to a chat by which they ever came.")]
    public Guid? LinkId { get; init; }

    [Description("A file that brought or changed them.")]
    public Guid? ImportId { get; init; }

    [Description("First day of capture, in São Paulo.")]
    public DateOnly? Since { get; init; }

    [Description("Last day of capture, in São Paulo.")]
    public DateOnly? Until { get; init; }

    public LeadFilter For(Asker asker)
    {
        var search = LeadSearch.Read(
            Search is { Length: > 200 } ? throw Refusal.BadInput("search is longer than 200 characters.") : Search, asker.May(Permission.SeeNumbers));
        return new()
        {
            Only = asker.OnlyStore,
            Search = search,
            State = Word.Stored(Standing),
            Store = StoreId,
            Tag = Tag?.Trim().ToUpperInvariant(),
            Source = Word.Stored(Source),
            Campaign = CampaignId,
            Page = LandingPageId,
            Link = LinkId,
            Import = ImportId,
            Since = Since,
            Until = Until,
        };
    }

    /// <summary>As the site carries a filter on; the search, which is a name or a number, is left out.</summary>
    public LeadQuery ToQuery() => new()
    {
        State = Word.Stored(Standing),
        Store = StoreId,
        Tag = Tag,
        Source = Word.Stored(Source),
        Campaign = CampaignId,
        Landing = LandingPageId,
        Link = LinkId,
        Import = ImportId,
        Since = Since,
        Until = Until,
    };
}
