using System.Diagnostics.CodeAnalysis;
using Konquista.Web.GraphQL.Batches;

namespace Konquista.Web.GraphQL.Templates;

/// <summary>The templates that many rows name.</summary>
internal sealed class TemplateBatches(Reading reading)
{
    [StringSyntax("sql")]
    private const string Templates = $"select {Template.Columns} from templates t where t.id = any (@ids)";

    public Batch<Guid, Template> ById { get; } = new((ids, cancel) => reading.Each<Template>(Templates, new { ids }, template => template.Id, cancel));
}
