using System.Diagnostics.CodeAnalysis;
using Konquista.Web.GraphQL.Batches;

namespace Konquista.Web.GraphQL.Phones;

/// <summary>The numbers of ours that many rows name.</summary>
internal sealed class PhoneBatches(Reading reading)
{
    [StringSyntax("sql")]
    private const string Phones = $"select {Phone.Columns} from phones p where p.id = any (@ids)";

    public Batch<Guid, Phone> ById { get; } = new((ids, cancel) => reading.Each<Phone>(Phones, new { ids }, phone => phone.Id, cancel));
}
