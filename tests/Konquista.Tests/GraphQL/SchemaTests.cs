using GraphQL;
using GraphQL.Types;
using Konquista.Architecture;
using Konquista.Web;
using Konquista.Web.GraphQL.Schemas;
using Microsoft.Extensions.DependencyInjection;

namespace Konquista.GraphQL;

/// <summary>The schema is the one that integrators were given, and nothing of it is open or unexplained.</summary>
public sealed class SchemaTests(TestDatabase database)
{
    // Set it to write the file anew after a change that is meant.
    private const string Write = "KONQUISTA_WRITE_SCHEMA";

    [Fact]
    public async Task The_schema_is_the_one_in_the_documentation()
    {
        await using var host = await WebHost.On(database);
        var file = Path.Combine(Codebase.Root, "docs", "api.graphql");
        var printed = host.Services.GetRequiredService<ISchema>().Print(new() { StringComparison = StringComparison.Ordinal });
        if (Environment.GetEnvironmentVariable(Write) is not null)
        {
            await File.WriteAllTextAsync(file, printed, TestContext.Current.CancellationToken);
        }

        printed.ShouldBe(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), $"run this test with {Write}=1 if the change is meant");
    }

    [Fact]
    public async Task Everything_says_who_may_ask_and_what_it_is()
    {
        await using var host = await WebHost.On(database);
        ClosedSchema.Gaps(host.Services.GetRequiredService<ISchema>()).ShouldBeEmpty();
    }
}
