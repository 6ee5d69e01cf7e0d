using Konquista.Sequences;
using Npgsql;

namespace Konquista.Leads;

/// <summary>Where a word still stands in a database: every column of every table that can hold one, files among them.</summary>
internal static class Traces
{
    private const string Columns = """
        select format('%I.%I', c.table_schema, c.table_name) || ' ' || quote_ident(c.column_name) || ' ' || c.data_type
        from information_schema.columns c
        join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
        where c.table_schema not in ('pg_catalog', 'information_schema')
          and c.data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'ARRAY', 'bytea')
        """;

    /// <summary>"table column", for each in which a word is found.</summary>
    public static async Task<IReadOnlyList<string>> Of(NpgsqlDataSource db, params string[] words)
    {
        var found = new List<string>();
        foreach (var column in (await db.All<string>(Columns)).Select(column => column.Split(' ')))
        {
            var text = column[2] == "bytea" ? $"encode({column[1]}, 'escape')" : $"{column[1]}::text";
            if (await db.One<bool>($"select exists (select from {column[0]} where {text} ilike any ($1))", (object)words.Select(word => $"%{word}%").ToArray()))
            {
                found.Add($"{column[0]} {column[1]}");
            }
        }

        return found;
    }
}
