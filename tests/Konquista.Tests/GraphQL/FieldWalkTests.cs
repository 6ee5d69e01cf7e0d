using GraphQL;
using GraphQL.Types;
using Konquista.Web;
using Konquista.Web.Accounts;
using Konquista.Web.GraphQL;
using Microsoft.Extensions.DependencyInjection;

namespace Konquista.GraphQL;

/// <summary>Every field there is, asked for by every role over HTTP: it opens to whom its mark and the table of roles open it, and to nobody else.</summary>
public sealed class FieldWalkTests(TestDatabase database)
{
    private static readonly Dictionary<string, string> NoLimits = new(StringComparer.Ordinal)
    {
        ["Konquista:Api:Burst"] = "100000",
        ["Konquista:Api:RequestsPerSecond"] = "100000",
    };

    public static TheoryData<string> Roles => [.. Role.All];

    [Theory, MemberData(nameof(Roles))]
    public async Task A_field_opens_to_whom_it_says_it_does(string role)
    {
        await using var host = await WebHost.On(database, NoLimits);
        using var client = role == Role.Owner ? await host.SignedIn() : await host.SignedInAs(role);
        await Walk(host.Services.GetRequiredService<ISchema>(), client, new(role, role, StoreId: null));
    }

    [Fact]
    public async Task A_program_is_let_to_what_its_scopes_name()
    {
        await using var host = await WebHost.On(database, NoLimits);
        using var desk = await ApiDesk.At(host, "see edit-leads");
        using var client = host.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", await desk.Token());
        await Walk(
            host.Services.GetRequiredService<ISchema>(), client,
            new("ERP", Role.Client, StoreId: null, new HashSet<Permission> { Permission.See, Permission.EditLeads }));
    }

    [Fact]
    public async Task Nobody_is_let_to_nothing()
    {
        await using var host = await WebHost.On(database, NoLimits);
        using var client = host.Anonymous();
        foreach (var (field, document) in Documents(host.Services.GetRequiredService<ISchema>()))
        {
            (await Code(client, document)).ShouldBe("UNAUTHENTICATED", field);
        }
    }

    private static async Task Walk(ISchema schema, HttpClient client, Staff staff)
    {
        var marks = Marks(schema);
        foreach (var (field, document) in Documents(schema))
        {
            var isOpen = field.Split(' ').All(step => marks[step].All(mark => mark is null || staff.May(mark.Value)));
            (await Code(client, document)).ShouldBe(isOpen ? null : "FORBIDDEN", $"{staff.Role} asks for {field}");
        }
    }

    // None of it is run: another operation of the same document is the one that is asked.
    private static async Task<string?> Code(HttpClient client, string document)
    {
        using var answer = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(
            client, "/graphql", new { query = $"{document} query Asked {{ __typename }}", operationName = "Asked" }, TestContext.Current.CancellationToken);
        using var json = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return json.RootElement.TryGetProperty("errors", out var errors)
            ? errors.EnumerateArray().Select(error => error.GetProperty("extensions").GetProperty("code").GetString()).First()
            : null;
    }

    /// <summary>What each field and the type it stands on ask for; null for being signed in.</summary>
    private static Dictionary<string, Permission?[]> Marks(ISchema schema) => Objects(schema)
        .SelectMany(type => type.Fields.Select(field => (Key: $"{type.Name}.{field.Name}", Marks: new[] { Mark(type), Mark(field) }.OfType<int>().Select(Permitted).ToArray())))
        .ToDictionary(entry => entry.Key, entry => entry.Marks, StringComparer.Ordinal);

    private static int? Mark(IProvideMetadata of) => of.Metadata.TryGetValue(MayAttribute.Key, out var said) ? (int?)said : null;

    private static Permission? Permitted(int mark) => mark < 0 ? null : (Permission)mark;

    private static IEnumerable<IObjectGraphType> Objects(ISchema schema) =>
        schema.AllTypes.OfType<IObjectGraphType>().Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal));

    /// <summary>Each field by the shortest way from a root, as the steps of the way and a document that asks for it.</summary>
    private static IEnumerable<(string Way, string Document)> Documents(ISchema schema)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<(IObjectGraphType Type, string Way, string Before, string After)>(
        [
            (schema.Query, "", "query Walked", ""), (schema.Mutation!, "", "mutation Walked", ""), (schema.Subscription!, "", "subscription Walked", ""),
        ]);
        while (open.TryDequeue(out var here))
        {
            foreach (var field in here.Type.Fields)
            {
                var way = $"{here.Way} {here.Type.Name}.{field.Name}".Trim();
                var asked = $"{here.Before} {{ {field.Name}{Arguments(field)}";
                var inner = field.ResolvedType!.GetNamedType() as IObjectGraphType;
                yield return (way, $"{asked}{(inner is null ? "" : " { __typename }")} }}{here.After}");
                if (inner is not null && seen.Add(inner.Name))
                {
                    open.Enqueue((inner, way, asked, $" }}{here.After}"));
                }
            }
        }
    }

    private static string Arguments(FieldType field)
    {
        var needed = (field.Arguments ?? []).Where(argument => argument is { ResolvedType: NonNullGraphType, DefaultValue: null }).ToList();
        return needed.Count == 0 ? "" : $"({string.Join(", ", needed.Select(argument => $"{argument.Name}: {Value(argument.ResolvedType!)}"))})";
    }

    private static string Value(IGraphType type) => type switch
    {
        NonNullGraphType sure => Value(sure.ResolvedType!),
        ListGraphType => "[]",
        EnumerationGraphType words => words.Values.First().Name,
        IInputObjectGraphType input =>
            $"{{ {string.Join(", ", input.Fields.Where(field => field is { ResolvedType: NonNullGraphType, DefaultValue: null }).Select(field => $"{field.Name}: {Value(field.ResolvedType!)}"))} }}",
        { Name: "ID" } => "\"00000000-0000-0000-0000-000000000001\"",
        { Name: "Int" or "Long" } => "1",
        { Name: "Boolean" } => "true",
        _ => "\"2026-01-01\"",
    };
}
