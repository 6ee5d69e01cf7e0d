// C#, run by `dotnet run journey.cs` (.NET 10): a token, a person in, what stands, and what happens from then on.
#:property PublishAot=false
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

const string Site = "https://konquista.example";
const string Kept = "konquista.cursor"; // where you went on to read; keep it where it survives you

using var http = new HttpClient { BaseAddress = new Uri(Site), Timeout = Timeout.InfiniteTimeSpan };

// 1. A token, good for ten minutes.
async Task<string> FetchToken()
{
    var pair = $"{Environment.GetEnvironmentVariable("CLIENT_ID")}:{Environment.GetEnvironmentVariable("CLIENT_SECRET")}";
    using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/token")
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair))) },
        Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]),
    };
    using var answer = (await http.SendAsync(request)).EnsureSuccessStatusCode();
    return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["access_token"]!.GetValue<string>();
}

async Task<HttpResponseMessage> Send(string query, object variables, string accept)
{
    var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
    request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await FetchToken());
    request.Headers.Accept.ParseAdd(accept);
    return (await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead)).EnsureSuccessStatusCode();
}

async Task<JsonNode> Ask(string query, object variables)
{
    using var answer = await Send(query, variables, "application/json");
    var json = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    return json["errors"] is { } errors ? throw new InvalidOperationException(errors[0]!["message"]!.GetValue<string>()) : json["data"]!;
}

// 2. A person comes in. Asked again under the same key, it is answered the same and changes nothing.
var captured = (await Ask(
    "mutation($input: CaptureInput!) { captureLead(input: $input) { leadId created entry problem { code message field } } }",
    new { input = new { name = "Maria Souza", phone = "11 98765-4321", tags = new[] { "MOEMA" }, idempotencyKey = "order-4711" } }))["captureLead"]!;
if (captured["problem"] is { } problem)
{
    throw new InvalidOperationException(problem["message"]!.GetValue<string>());
}

var id = captured["leadId"]!.GetValue<string>();

// 3. How they stand now.
Console.WriteLine((await Ask("query($id: ID!) { lead(id: $id) { name standing campaign { name } lastMessage { state } } }", new { id }))["lead"]!.ToJsonString());

// 4. What happens to them from the kept cursor on; the first time, from the beginning.
if (!File.Exists(Kept))
{
    var first = await Ask("query($id: ID!) { feed(leadId: $id, first: 1) { endCursor } }", new { id });
    await File.WriteAllTextAsync(Kept, first["feed"]!["endCursor"]!.GetValue<string>());
}

while (true)
{
    try
    {
        using var answer = await Send(
            "subscription($id: ID!, $after: String) { feed(leadId: $id, after: $after) { cursor kind message { state } } }",
            new { id, after = await File.ReadAllTextAsync(Kept) },
            "text/event-stream");
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        while (await lines.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("data: {", StringComparison.Ordinal))
            {
                var fact = JsonNode.Parse(line[6..])!["data"]!["feed"]!;
                Console.WriteLine(fact.ToJsonString());
                await File.WriteAllTextAsync(Kept, fact["cursor"]!.GetValue<string>());
            }
        }
    }
    catch (Exception cause) when (cause is HttpRequestException or IOException)
    {
        Console.Error.WriteLine($"again: {cause.Message}"); // cut off: go on from the cursor
    }

    await Task.Delay(1000);
}
