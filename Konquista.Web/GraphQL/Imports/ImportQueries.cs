using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Dapper;
using GraphQL;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Paging;
using Konquista.Web.Imports;
using Konquista.Web.Sending;

namespace Konquista.Web.GraphQL.Imports;

/// <summary>What may be asked about files.</summary>
internal sealed class ImportQueries(Reading reading, ImportList list, SendingSystem sending)
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
    [Description("How a file is written and what its columns seem to be; null when there is no such file, or none of its bytes any more.")]
    public async Task<ImportSampleNode?> ImportSample(Guid id, CancellationToken cancel) =>
        await list.Find(id, cancel) is not null && await sending.Import(id, import => import.Look()) is { } sample ? new(sample) : null;

    [May(Permission.Import)]
    [Description("Files, the latest first.")]
    public Task<Connection<Import>> Imports(ImportState? state, int? first, string? after, int? last, string? before, CancellationToken cancel) =>
        reading.Page(Latest, Latest.Slice(first, after, last, before), Rows, Count, new DynamicParameters(new { state = Word.Stored(state) }), cancel);
}
