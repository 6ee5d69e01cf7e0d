using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Dapper;
using GraphQL;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL.Paging;

namespace Konquista.Web.GraphQL.Phones;

/// <summary>What may be asked about our numbers.</summary>
internal sealed class PhoneQueries(Reading reading, Asker asker)
{
    private const string Which = "p.removed_at is null and (@only::uuid is null or p.store_id = @only)";

    [StringSyntax("sql")]
    private const string Rows = $"select {Phone.Columns} from phones p where {Which}";

    [StringSyntax("sql")]
    private const string Count = $"select count(*) from phones p where {Which}";

    [StringSyntax("sql")]
    private const string One = $"{Rows} and p.id = @id";

    private static readonly Keyset<Phone> ByName = new("name", "p.name", "p.id", "text", IsDescending: false, phone => new(phone.Name, phone.Id));

    [May(Permission.See)]
    [Name("phone")]
    [Description("One of our numbers; null when there is none that you may see.")]
    public Task<Phone?> Find(Guid id, CancellationToken cancel) => reading.One<Phone>(One, new { id, only = asker.OnlyStore }, cancel);

    [May(Permission.See)]
    [Description("Our numbers, by name.")]
    public Task<Connection<Phone>> Phones(int? first, string? after, int? last, string? before, CancellationToken cancel) =>
        reading.Page(ByName, ByName.Slice(first, after, last, before), Rows, Count, new DynamicParameters(new { only = asker.OnlyStore }), cancel);
}
