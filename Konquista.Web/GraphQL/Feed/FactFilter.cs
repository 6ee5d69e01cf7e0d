using Konquista.Web.Accounts;
using Konquista.Web.Feed;

namespace Konquista.Web.GraphQL.Feed;

/// <summary>Which facts somebody asked for and may see: of one store those of its leads, and what people changed of the installation only for whom the audit is open.</summary>
internal sealed record FactFilter(Asker Asker)
{
    // What is told of leads and their messages; everything else is a matter of the installation.
    private static readonly string[] OfTheBusiness = ["lead", "enrollment", "message", "inbound", "appointment", "campaign", "phone", "import", "page", "sending", "bulk"];

    /// <summary>Whole kinds such as message.read, or families such as message; none for all.</summary>
    public IReadOnlyCollection<string> Kinds { get; init; } = [];

    public Guid? LeadId { get; init; }

    public Guid? CampaignId { get; init; }

    public Guid? PhoneId { get; init; }

    public Guid? StoreId { get; init; }

    public bool Takes(Fact fact) =>
        IsOpen(fact)
        && (Kinds.Count == 0 || Kinds.Contains(fact.Kind, StringComparer.Ordinal) || Kinds.Contains(Family(fact), StringComparer.Ordinal))
        && Fits(LeadId, fact.LeadId)
        && Fits(CampaignId, fact.CampaignId)
        && Fits(PhoneId, fact.PhoneId)
        && Fits(StoreId, fact.StoreId);

    private bool IsOpen(Fact fact) =>
        Asker.May(Permission.See)
        && (Asker.OnlyStore is not { } store || (fact.LeadId is not null && fact.StoreId == store))
        && (OfTheBusiness.Contains(Family(fact), StringComparer.Ordinal) || Asker.May(Permission.Audit));

    private static string Family(Fact fact) => fact.Kind.Split('.', 2)[0];

    private static bool Fits(Guid? wanted, Guid? given) => wanted is null || wanted == given;
}
