using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Konquista.Web.Leads;

/// <summary>Hands out all that is kept about one person, for who asks for their data (LGPD), and writes down that it was handed out.</summary>
internal sealed class PersonExport(NpgsqlDataSource database)
{
    // The fact is part of what is told: it is committed first.
    [StringSyntax("sql")]
    private const string Tell = """
        insert into feed (at, kind, lead_id, actor, data)
        select product_clock_timestamp(), 'lead.exported', id, @by, jsonb_build_object('kind', @form::text)
        from leads where id = @id and erased_at is null and merged_into is null
        """;

    [StringSyntax("sql")]
    private const string Select = "select person_file(@id)::text";

    /// <summary>The file as JSON; null when there is nobody to tell of. <paramref name="form"/> is how it is handed out: page or json.</summary>
    public async Task<string?> Read(Guid id, string form, string by, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(Tell, new { id, form, by }, cancellationToken: cancel)) == 1
            ? await connection.ExecuteScalarAsync<string>(new CommandDefinition(Select, new { id }, cancellationToken: cancel))
            : null;
    }
}
