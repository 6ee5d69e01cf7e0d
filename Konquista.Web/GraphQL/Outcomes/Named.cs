using System.Diagnostics.CodeAnalysis;

namespace Konquista.Web.GraphQL.Outcomes;

/// <summary>Whether what an input names by its id is there, and the asker's to name.</summary>
internal sealed class Named(Reading reading, Asker asker, Problems problems)
{
    [StringSyntax("sql")]
    private const string Look = """
        select (@store::uuid is null or exists (select from stores where id = @store)) as store,
          (@campaign::uuid is null or exists (select from campaigns where id = @campaign)) as campaign,
          (@phone::uuid is null or exists (
            select from phones where id = @phone and removed_at is null and (@only::uuid is null or store_id = @only))) as phone
        """;

    /// <summary>The first that is not; null when all are.</summary>
    public async Task<Problem?> Missing(CancellationToken cancel, Guid? store = null, Guid? campaign = null, Guid? phone = null)
    {
        if (store is null && campaign is null && phone is null)
        {
            return null;
        }

        var there = await reading.One<There>(Look, new { store, campaign, phone, only = asker.OnlyStore }, cancel);
        return there switch
        {
            { Store: false } => problems.Of(ProblemCode.Invalid, "storeId"),
            { Campaign: false } => problems.Of(ProblemCode.Invalid, "campaignId"),
            { Phone: false } => problems.Of(ProblemCode.Invalid, "phoneId"),
            _ => null,
        };
    }

    private sealed record There(bool Store, bool Campaign, bool Phone);
}
