using System.Text.Json;
using System.Text.Json.Serialization;

namespace Konquista.Sandbox.SocialHub;

/// <summary>The body of Social Hub's one endpoint, as JSON or as a form with or without a file.</summary>
internal sealed record SocialHubMessage(
    [property: JsonPropertyName("api_token")] string? ApiToken, string? Phone, string? Message)
{
    [JsonIgnore]
    public string? File { get; init; }

    public static async ValueTask<SocialHubMessage?> Read(HttpContext context)
    {
        if (context.Request.HasFormContentType)
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return new(form["api_token"], form["phone"], form["message"]) { File = form.Files.GetFile("file")?.FileName };
        }

        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.BodyReader, SocialHubJson.Default.SocialHubMessage, context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What Social Hub answers.</summary>
internal sealed record SocialHubAnswer(bool Success, string Message);

/// <summary>JSON of Social Hub, generated at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SocialHubMessage))]
[JsonSerializable(typeof(SocialHubAnswer))]
internal sealed partial class SocialHubJson : JsonSerializerContext;
