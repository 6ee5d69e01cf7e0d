using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Dapper;
using GraphQL;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Paging;

namespace Konquista.Web.GraphQL.Templates;

/// <summary>What may be asked about templates.</summary>
internal sealed class TemplateQueries(Reading reading)
{
    private const string Which = """
        (@search::text is null or position(lower(@search) in lower(t.name)) > 0) and (@kind::text is null or t.kind = @kind)
        """;

    [StringSyntax("sql")]
    private const string Rows = $"select {Template.Columns} from templates t where {Which}";

    [StringSyntax("sql")]
    private const string Count = $"select count(*) from templates t where {Which}";

    [StringSyntax("sql")]
    private const string One = $"select {Template.Columns} from templates t where t.id = @id";

    private static readonly Keyset<Template> ByName = new(
        "name", "t.name", "t.id", "text", IsDescending: false, template => new(template.Name, template.Id));

    [May(Permission.See)]
    [Name("template")]
    [Description("One template; null when there is none.")]
    public Task<Template?> Find(Guid id, CancellationToken cancel) => reading.One<Template>(One, new { id }, cancel);

    [May(Permission.See)]
    [Description("Templates by name, found by a part of it and by what they are.")]
    public Task<Connection<Template>> Templates(
        string? search, TemplateKind? kind, int? first, string? after, int? last, string? before, CancellationToken cancel) =>
        reading.Page(
            ByName, ByName.Slice(first, after, last, before), Rows, Count, new DynamicParameters(new { search, kind = Word.Stored(kind) }), cancel);
}
