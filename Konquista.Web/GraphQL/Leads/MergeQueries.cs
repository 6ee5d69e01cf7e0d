using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Dapper;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Paging;
using Konquista.Web.Leads;

namespace Konquista.Web.GraphQL.Leads;

/// <summary>What may be asked about leads that are or may be one person.</summary>
internal sealed class MergeQueries(Reading reading, PersonReading people, LeadListing leads, Asker asker)
{
    [StringSyntax("sql")]
    private const string Count = $"select count(*) from ({SuggestionList.Open}) n";

    private static readonly Keyset<Duplicate> Latest = new(
        "noticed", "s.at", "s.id", "timestamptz", IsDescending: true, pair => Keyset<Duplicate>.At(pair.At, pair.Id));

    [May(Permission.EditLeads)]
    [Description("Pairs of leads that may be one person, the latest hint first, without those that somebody said no to.")]
    public Task<Connection<Duplicate>> Duplicates(int? first, string? after, int? last, string? before, CancellationToken cancel) =>
        reading.Page(
            Latest, Latest.Slice(first, after, last, before), SuggestionList.Open, Count, new DynamicParameters(new { only = asker.OnlyStore }), cancel);

    [May(Permission.See)]
    [Description("The leads that were united with this one, the latest first; null when there is no such lead that you may see.")]
    public async Task<IEnumerable<Merge>?> Merges(Guid leadId, CancellationToken cancel) =>
        await leads.Find(leadId, asker.OnlyStore, cancel) is null
            ? null
            : (await people.Read(leadId, asker.OnlyStore, cancel)).Merges.Select(merge => new Merge(merge));
}
