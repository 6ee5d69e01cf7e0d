using System.Text.Json;
using System.Text.RegularExpressions;
using Konquista.Architecture;
using Konquista.Web;

namespace Konquista.GraphQL;

/// <summary>What the guide for programs shows in steps is asked line by line, with what a program fills in: ids and how many.</summary>
public sealed partial class GuideTests(TownHall hall) : IClassFixture<TownHall>
{
    private WebHost Site => hall.Host;

    [Fact]
    public async Task A_file_and_work_on_many_go_as_the_guide_says()
    {
        using var client = await Site.SignedIn();
        await hall.Town.Capture("Ana", "11 98640-0001", "VIP");
        var steps = Fence().Match(await File.ReadAllTextAsync(Path.Combine(Codebase.Root, "docs", "api.md"), TestContext.Current.CancellationToken))
            .Groups["text"].Value.Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToArray();

        var created = await client.Data(steps[0], new { input = new { fileName = "feira.csv", content = "Nome;Whatsapp\nBia;11 98640-0002\n" } });
        var import = created.GetProperty("createImport").GetProperty("import").GetProperty("id").GetString()!;
        await Ask(client, steps[1], import);
        (await Site.Until($"select state = 'rehearsed' from imports where id = '{import}'")).ShouldBeTrue();
        (await Ask(client, steps[2], import)).ToString().ShouldContain("NEW");
        await Ask(client, steps[3], import);
        (await Site.Until($"select state = 'done' from imports where id = '{import}'")).ShouldBeTrue();

        var leads = (await Ask(client, steps[4], import)).GetProperty("leads").GetProperty("totalCount").GetInt32();
        var bulk = Guid.CreateVersion7().ToString();
        await Ask(client, Leads().Replace(steps[5], $"leads: {leads}"), bulk);
        (await Site.Until($"select state = 'done' and changed = {leads} from bulks where id = '{bulk}'")).ShouldBeTrue();
        steps.Length.ShouldBe(6);
    }

    private static async Task<JsonElement> Ask(HttpClient client, string step, string id)
    {
        var answer = await client.Data(step.Replace("…", id, StringComparison.Ordinal));
        foreach (var payload in answer.EnumerateObject().Select(field => field.Value).Where(value => value.TryGetProperty("problem", out _)))
        {
            payload.GetProperty("problem").ValueKind.ShouldBe(JsonValueKind.Null, payload.ToString());
        }

        return answer;
    }

    [GeneratedRegex("^```graphql\n(?<text>.*?)^```$", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"leads: \d+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Leads();
}
