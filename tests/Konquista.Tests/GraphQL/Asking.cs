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

    /// <summary>What one mutation answers.</summary>
    public static async Task<JsonElement> Change(this HttpClient client, string mutation, object? variables = null, string declared = "") =>
        (await client.Data($"mutation {declared} {{ m: {mutation} }}", variables)).GetProperty("m");

    /// <summary>Why it changed nothing: the code and the field, "INVALID name"; empty when it did.</summary>
    public static string Problem(this JsonElement payload) =>
        payload.GetProperty("problem") is { ValueKind: JsonValueKind.Object } problem
            ? $"{problem.GetProperty("code").GetString()} {(problem.TryGetProperty("field", out var field) ? field.GetString() : "")}".Trim()
            : "";

    /// <summary>The code of the error with which a question as a whole is refused.</summary>
    public static async Task<string?> Refusal(this HttpClient client, string query, object? variables = null) =>
        (await client.Ask(query, variables)).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();
}
