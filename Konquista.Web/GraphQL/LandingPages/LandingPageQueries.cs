using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Dapper;
using GraphQL;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Paging;

namespace Konquista.Web.GraphQL.LandingPages;

/// <summary>What may be asked about landing pages.</summary>
internal sealed class LandingPageQueries(Reading reading, Asker asker)
{
    private const string Which = """
        (@only::uuid is null or g.store_id is null or g.store_id = @only) and (@state::text is null or g.state = @state)
        """;

    [StringSyntax("sql")]
    private const string Rows = $"select {LandingPage.Columns} from landing_pages g where {Which}";

    [StringSyntax("sql")]
    private const string Count = $"select count(*) from landing_pages g where {Which}";

    [StringSyntax("sql")]
    private const string One = $"""
        select {LandingPage.Columns} from landing_pages g where g.id = @id and (@only::uuid is null or g.store_id is null or g.store_id = @only)
        """;

    private static readonly Keyset<LandingPage> ByName = new("name", "g.name", "g.id", "text", IsDescending: false, page => new(page.Name, page.Id));

    [May(Permission.See)]
    [Name("landingPage")]
    [Description("One landing page; null when there is none that you may see.")]
    public Task<LandingPage?> Find(Guid id, CancellationToken cancel) => reading.One<LandingPage>(One, new { id, only = asker.OnlyStore }, cancel);

    [May(Permission.See)]
    [Description("Landing pages, by name.")]
    public Task<Connection<LandingPage>> LandingPages(
        LandingPageState? state, int? first, string? after, int? last, string? before, CancellationToken cancel) =>
        reading.Page(
            ByName, ByName.Slice(first, after, last, before), Rows, Count,
            new DynamicParameters(new { only = asker.OnlyStore, state = Word.Stored(state) }), cancel);
}
