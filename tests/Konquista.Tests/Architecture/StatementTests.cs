using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.RegularExpressions;
using Npgsql;

namespace Konquista.Architecture;

/// <summary>Every statement of the product is one that the migrated schema can prepare, with types for all its parameters.</summary>
public sealed partial class StatementTests(TestDatabase database)
{
    public static TheoryData<string> Prepared => [.. Names(sql => Verb().IsMatch(sql))];

    public static TheoryData<string> Copies => [.. Names(sql => sql.StartsWith("copy ", StringComparison.Ordinal))];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Prepared))]
    public async Task A_statement_fits_the_schema(string name)
    {
        await using var connection = await database.Source.OpenConnectionAsync(Cancel);
        await using var prepare = new NpgsqlCommand($"prepare statement_test as {Positional(Sql(name))}", connection);
        await using var forget = new NpgsqlCommand("deallocate statement_test", connection);

        await Should.NotThrowAsync(() => prepare.ExecuteNonQueryAsync(Cancel));

        await forget.ExecuteNonQueryAsync(Cancel);
    }

    [Theory, MemberData(nameof(Copies))]
    public async Task A_copy_fits_the_schema(string name)
    {
        await using var connection = await database.Source.OpenConnectionAsync(Cancel);

        await Should.NotThrowAsync(async () => await (await connection.BeginBinaryImportAsync(Sql(name), Cancel)).DisposeAsync());
    }

    [Fact]
    public void Constants_that_read_like_sql_are_marked_as_sql() =>
        Assemblies.SelectMany(Codebase.TextConstants)
            .Where(constant => !IsSql(constant) && LooksLikeSql().IsMatch((string)constant.GetRawConstantValue()!))
            .Select(Codebase.NameOf)
            .ShouldBeEmpty();

    [Fact]
    public void Statements_are_found() => Prepared.Count.ShouldBeGreaterThan(100);

    private static IEnumerable<Assembly> Assemblies => [Codebase.Grains, Codebase.Silo, Codebase.Web];

    private static IEnumerable<FieldInfo> Statements => Assemblies.SelectMany(Codebase.TextConstants).Where(IsSql);

    private static IEnumerable<string> Names(Func<string, bool> which) =>
        Statements.Where(statement => which((string)statement.GetRawConstantValue()!)).Select(Codebase.NameOf);

    private static string Sql(string name) => (string)Statements.Single(statement => Codebase.NameOf(statement) == name).GetRawConstantValue()!;

    private static bool IsSql(FieldInfo constant) =>
        string.Equals(constant.GetCustomAttribute<StringSyntaxAttribute>()?.Syntax, "sql", StringComparison.OrdinalIgnoreCase);

    /// <summary>Dapper's @name as the server's $n.</summary>
    private static string Positional(string sql)
    {
        var names = NamedParameter().Matches(sql).Select(match => match.Value).Distinct(StringComparer.Ordinal).ToList();
        return NamedParameter().Replace(sql, match => $"${names.IndexOf(match.Value) + 1}");
    }

    [GeneratedRegex(@"^\s*(select|insert|update|delete|with|merge)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Verb();

    [GeneratedRegex(@"^\s*(select\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|with\s+\w+\s+as\s|merge\s+into\s|copy\s+\w)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex LooksLikeSql();

    [GeneratedRegex(@"(?<![@:<\w])@[a-z_]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamedParameter();
}
