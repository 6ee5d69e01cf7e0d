using System.Diagnostics.CodeAnalysis;
using Konquista.Web.GraphQL.Batches;

namespace Konquista.Web.GraphQL.Stores;

/// <summary>The units that many rows belong to.</summary>
internal sealed class StoreBatches(Reading reading)
{
    [StringSyntax("sql")]
    private const string Stores = $"select {Store.Columns} from stores s where s.id = any (@ids)";

    public Batch<Guid, Store> ById { get; } = new((ids, cancel) => reading.Each<Store>(Stores, new { ids }, store => store.Id, cancel));
}
