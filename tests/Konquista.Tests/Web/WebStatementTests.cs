using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.RegularExpressions;
using Npgsql;

namespace Konquista.Web;

/// <summary>Every statement of the site is one that the schema can prepare.</summary>
public sealed partial class WebStatementTests(TestDatabase database)
{
    public static TheoryData<string> Names => [.. Statements().Select(NameOf)];

    [Theory, MemberData(nameof(Names))]
    public async Task A_statement_fits_the_schema(string name)
    {
        var statement = Statements().Single(one => NameOf(one) == name);
        var parameters = new List<string>();
        var sql = NamedParameter().Replace((string)statement.GetRawConstantValue()!, match =>
        {
            if (!parameters.Contains(match.Value))
            {
                parameters.Add(match.Value);
            }

            return $"${parameters.IndexOf(match.Value) + 1}";
        });
        await using var connection = await database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand($"prepare web_statement as {sql}", connection);
        await Should.NotThrowAsync(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        command.CommandText = "deallocate web_statement";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static string NameOf(FieldInfo statement) => $"{statement.DeclaringType!.FullName}.{statement.Name}";

    private static IEnumerable<FieldInfo> Statements() =>
        from type in typeof(Texts).Assembly.GetTypes()
        from constant in type.GetFields(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where constant.IsLiteral && string.Equals(constant.GetCustomAttribute<StringSyntaxAttribute>()?.Syntax, "sql", StringComparison.OrdinalIgnoreCase)
        select constant;

    [GeneratedRegex("(?<![@:\\w])@[a-z]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamedParameter();
}
