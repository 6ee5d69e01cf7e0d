using System.Net.Http.Json;
using System.Text.Json;

namespace Konquista.GraphQL;

/// <summary>Asks the site's GraphQL as a program does.</summary>
internal static class Asking
{
    public static async Task<JsonElement> Ask(this HttpClient client, string query, object? variables = null)
    {
        using var answer = await client.PostAsJsonAsync("/graphql", new { query, variables });
        var text = await answer.Content.ReadAsStringAsync();
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>What was asked for, where nothing went wrong.</summary>
    public static async Task<JsonElement> Data(this HttpClient client, string query, object? variables = null)
    {
        var answer = await client.Ask(query, variables);
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data");
    }
}
