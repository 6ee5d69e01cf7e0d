using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Dapper;
using GraphQL;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Paging;

namespace Konquista.Web.GraphQL.Stores;

/// <summary>What may be asked about units.</summary>
internal sealed class StoreQueries(Reading reading, Asker asker)
{
    private const string Which = "(@only::uuid is null or s.id = @only)";

    [StringSyntax("sql")]
    private const string Rows = $"select {Store.Columns} from stores s where {Which}";

    [StringSyntax("sql")]
    private const string Count = $"select count(*) from stores s where {Which}";

    [StringSyntax("sql")]
    private const string One = $"{Rows} and s.id = @id";

    private static readonly Keyset<Store> ByName = new("name", "s.name", "s.id", "text", IsDescending: false, store => new(store.Name, store.Id));

    [May(Permission.See)]
    [Name("store")]
    [Description("One unit; null when there is none that you may see.")]
    public Task<Store?> Find(Guid id, CancellationToken cancel) => reading.One<Store>(One, new { id, only = asker.OnlyStore }, cancel);

    [May(Permission.See)]
    [Description("Units, by name.")]
    public Task<Connection<Store>> Stores(int? first, string? after, int? last, string? before, CancellationToken cancel) =>
        reading.Page(ByName, ByName.Slice(first, after, last, before), Rows, Count, new DynamicParameters(new { only = asker.OnlyStore }), cancel);
}
