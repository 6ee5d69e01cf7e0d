using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Konquista.Browser;

/// <summary>The examples of docs/examples, which the site and docs/api.md show, run as integrators would run them: to the first message, killed, and on from their cursor.</summary>
[Collection(nameof(Integrators))]
public sealed partial class ExampleTests(Workshop workshop)
{
    private const string Kept = "konquista.cursor";

    // What happens while the program is away, and is the next that it must tell.
    private const string Meanwhile = """
        insert into feed (at, kind, lead_id, actor, data) select product_now(), 'lead.edited', id, 'exemplo', '{}' from leads where phone = '+5511987654321'
        """;

    [Theory, InlineData("journey.sh"), InlineData("journey.py"), InlineData("journey.ts"), InlineData("journey.cs")]
    public async Task An_example_does_what_it_says_and_goes_on_after_a_cut(string name)
    {
        var folder = Directory.CreateTempSubdirectory("konquista-example-").FullName;
        var (program, arguments) = await Prepare(folder, name);
        await using (var first = Run(folder, program, arguments))
        {
            await first.Until(lines => lines.Any(line => Arrived().IsMatch(line)) && Cursors(lines).LastOrDefault() == Text(Path.Combine(folder, Kept)));
            first.Lines.ShouldContain(line => line.Contains("Maria Souza", StringComparison.Ordinal));
        }

        var cursor = Text(Path.Combine(folder, Kept));
        await workshop.Sql(Meanwhile);
        await using var second = Run(folder, program, arguments);
        await second.Until(lines => lines.Any(line => line.Contains("lead.edited", StringComparison.Ordinal)));
        Cursors(second.Lines).ShouldNotContain(cursor);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_receiver_takes_what_is_signed_once_and_refuses_the_rest()
    {
        var folder = Directory.CreateTempSubdirectory("konquista-example-").FullName;
        var (program, arguments) = await Prepare(folder, "webhook.py");
        var (secret, port) = ("whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), Executable.FreePort());
        await using var receiver = Stranger.Run(folder, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["WEBHOOK_SECRET"] = secret,
            ["PORT"] = port.ToString(CultureInfo.InvariantCulture),
        }, program, arguments);
        await receiver.Until(lines => lines.Contains("listening"));
        using var handler = new SocketsHttpHandler();
        using var http = new HttpMessageInvoker(handler);
        var (hook, now) = (new Uri($"http://127.0.0.1:{port}/"), TimeProvider.System.GetUtcNow());

        foreach (var (id, at, key, status) in new[] { ("a", now, secret, 204), ("a", now, secret, 204), ("b", now, "whsec_AAAA", 401), ("c", now.AddHours(-1), secret, 401) })
        {
            using var answer = await http.SendAsync(Told(hook, id, at, key), TestContext.Current.CancellationToken);
            ((int)answer.StatusCode).ShouldBe(status, id);
        }

        await receiver.Until(lines => lines.Contains("told lead.captured"));
        receiver.Lines.Count(line => line.StartsWith("told", StringComparison.Ordinal)).ShouldBe(1);
        Directory.Delete(folder, recursive: true);
    }

    private static HttpRequestMessage Told(Uri hook, string id, DateTimeOffset at, string secret)
    {
        const string body = """{"type":"lead.captured"}""";
        var stamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{id}.{stamp}.{body}"));
        return new(HttpMethod.Post, hook)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
            Headers = { { "webhook-id", id }, { "webhook-timestamp", stamp }, { "webhook-signature", "v1," + Convert.ToBase64String(signature) } },
        };
    }

    private Stranger Run(string folder, string program, string[] arguments) => Stranger.Run(folder, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["CLIENT_ID"] = workshop.All.Id,
        ["CLIENT_SECRET"] = workshop.All.Secret,
    }, program, arguments);

    /// <summary>The address of the installation in the place of the one in the documentation, and what the language needs to run it.</summary>
    private async Task<(string Program, string[] Arguments)> Prepare(string folder, string name)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Workshop.Root(), "docs", "examples", name), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(folder, name), text.Replace("https://konquista.example", workshop.Address, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        switch (Path.GetExtension(name))
        {
            case ".sh":
                return ("bash", [name]);
            case ".py":
                return ("python3", [name]);
            case ".cs":
                return ("dotnet", ["run", name]);
            default:
                Directory.CreateSymbolicLink(Path.Combine(folder, "node_modules"), Workshop.Packages);
                await using (var build = Stranger.Run(
                    folder, new Dictionary<string, string>(StringComparer.Ordinal), Path.Combine(Workshop.Packages, ".bin", "esbuild"), name, "--outfile=journey.mjs", "--format=esm", "--target=es2022"))
                {
                    await build.Until(_ => File.Exists(Path.Combine(folder, "journey.mjs")));
                }

                return ("node", ["journey.mjs"]);
        }
    }

    private static IEnumerable<string> Cursors(IEnumerable<string> lines) => lines.Select(line => Cursor().Match(line)).Where(match => match.Success).Select(match => match.Groups["cursor"].Value);

    private static string? Text(string file) => File.Exists(file) ? File.ReadAllText(file).Trim() : null;

    [GeneratedRegex("\"kind\": ?\"message\\.(accepted|sent|delivered|read)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Arrived();

    [GeneratedRegex("\"cursor\": ?\"(?<cursor>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cursor();
}
