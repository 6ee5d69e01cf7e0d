using System.Diagnostics.CodeAnalysis;
using Konquista.Web.GraphQL.Batches;

namespace Konquista.Web.GraphQL.LandingPages;

/// <summary>What landing pages show of themselves only when it is asked for.</summary>
internal sealed class LandingPageBatches(Reading reading)
{
    [StringSyntax("sql")]
    private const string DraftsOf = "select id as key, draft::text as value from landing_pages where id = any (@ids)";

    public Batch<Guid, string> Drafts { get; } = new(async (ids, cancel) =>
        (await reading.Rows<(Guid Key, string Value)>(DraftsOf, new { ids }, cancel)).ToDictionary(row => row.Key, row => row.Value));
}
