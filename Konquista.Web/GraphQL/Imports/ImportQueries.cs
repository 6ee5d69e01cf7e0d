using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Dapper;
using GraphQL;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Paging;

namespace Konquista.Web.GraphQL.Imports;

/// <summary>What may be asked about files.</summary>
internal sealed class ImportQueries(Reading reading)
{
    [StringSyntax("sql")]
    private const string Rows = $"select {Import.Columns} from imports i where (@state::text is null or i.state = @state)";

    [StringSyntax("sql")]
    private const string Count = "select count(*) from imports i where (@state::text is null or i.state = @state)";

    [StringSyntax("sql")]
    private const string One = $"select {Import.Columns} from imports i where i.id = @id";

    private static readonly Keyset<Import> Latest = new(
        "created", "i.created_at", "i.id", "timestamptz", IsDescending: true, import => Keyset<Import>.At(import.CreatedAt, import.Id));

    [May(Permission.Import)]
    [Name("import")]
    [Description("One file; null when there is none.")]
    public Task<Import?> Find(Guid id, CancellationToken cancel) => reading.One<Import>(One, new { id }, cancel);

    [May(Permission.Import)]
    [Description("Files, the latest first.")]
    public Task<Connection<Import>> Imports(ImportState? state, int? first, string? after, int? last, string? before, CancellationToken cancel) =>
        reading.Page(Latest, Latest.Slice(first, after, last, before), Rows, Count, new DynamicParameters(new { state = Word.Stored(state) }), cancel);
}
