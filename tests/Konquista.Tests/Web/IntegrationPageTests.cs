using System.Net;
using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;
using Konquista.Web.Accounts;
using Konquista.Web.Integrations;
using Microsoft.Extensions.DependencyInjection;

namespace Konquista.Web;

/// <summary>The pages for integrators: addresses and examples of this installation, and an explorer whose looser styles are its own alone.</summary>
public sealed class IntegrationPageTests(TestDatabase database)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_examples_carry_the_address_of_this_installation()
    {
        await using var host = await WebHost.On(database, new() { ["Konquista:PublicUrl"] = "https://leads.clinica.test" });
        using var owner = await host.SignedIn();

        var html = WebUtility.HtmlDecode(await owner.GetStringAsync("/integrations", Cancel));

        html.ShouldContain("https://leads.clinica.test/api/v1/token");
        html.ShouldContain("wss://leads.clinica.test/graphql");
        html.ShouldNotContain("konquista.example");
        foreach (var example in Example.All)
        {
            html.ShouldContain(example.Text(new("https://leads.clinica.test")), Case.Sensitive, example.File);
        }
    }

    [Fact]
    public async Task The_explorer_alone_may_place_things_by_styles_and_runs_no_script_but_ours()
    {
        await using var host = await WebHost.On(database);
        using var owner = await host.SignedIn();

        (await Policy(owner, "/explorer")).ShouldContain("style-src 'self' 'unsafe-inline'");
        (await Policy(owner, "/explorer")).ShouldContain("script-src 'self';");
        (await Policy(owner, "/integrations")).ShouldNotContain("unsafe");
    }

    [Theory, InlineData(Role.Marketing), InlineData(Role.Manager), InlineData(Role.Attendant), InlineData(Role.Viewer)]
    internal async Task Who_lets_no_programs_in_has_neither_page(string role)
    {
        await using var host = await WebHost.On(database);
        using var client = await host.SignedInAs(role);
        foreach (var page in (string[])["/integrations", "/explorer"])
        {
            using var answer = await client.GetAsync(page, Cancel);
            answer.Headers.Location?.OriginalString.ShouldContain("/error/403");
        }

        (await client.GetStringAsync("/", Cancel)).ShouldNotContain("\"/integrations\"");
    }

    [Fact]
    public async Task The_ready_queries_fit_the_schema()
    {
        await using var host = await WebHost.On(database);
        var schema = host.Services.GetRequiredService<ISchema>();
        foreach (var query in ReadyQuery.Of(new DateOnly(2026, 11, 29)))
        {
            var document = Parser.Parse(query.As("Título", "Nome"));
            var result = await new DocumentValidator().ValidateAsync(new()
            {
                Schema = schema,
                Document = document,
                Operation = document.Definitions.OfType<GraphQLOperationDefinition>().Single(),
                Variables = query.Variables is { } variables ? host.Services.GetRequiredService<IGraphQLTextSerializer>().Deserialize<Inputs>(variables)! : Inputs.Empty,
            });
            result.Errors.Select(error => error.Message).ShouldBeEmpty(query.Name);
        }
    }

    [Theory, InlineData("2026-11-23"), InlineData("2026-11-27"), InlineData("2026-11-29")]
    public void A_week_goes_from_monday_to_sunday(string day)
    {
        var variables = ReadyQuery.Of(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Single(query => query.Name == "Totals").Variables;
        variables.ShouldNotBeNull().ShouldContain("2026-11-23");
        variables.ShouldContain("2026-11-29");
    }

    private static async Task<string> Policy(HttpClient client, string page)
    {
        using var answer = await client.GetAsync(page, Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return answer.Headers.GetValues("Content-Security-Policy").Single();
    }
}
