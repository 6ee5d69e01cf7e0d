using System.Text;
using System.Text.Json;
using GraphQL;
using GraphQL.SystemTextJson;
using GraphQL.Transport;

namespace Konquista.Web.GraphQL.Transport;

/// <summary>Reads what is asked from an address, a body or a socket's message; each part has one type and nothing else is guessed.</summary>
internal static class RequestReading
{
    /// <summary>Bytes of a body: a thousand people fit in.</summary>
    public const int MostBytes = 1024 * 1024;

    private const int LongestDocument = 64 * 1024;
    private const int Deepest = 32;
    private static readonly GraphQLSerializer Values = new();
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static GraphQLRequest FromAddress(IQueryCollection query)
    {
        var request = new GraphQLRequest
        {
            Query = One("query"),
            OperationName = One("operationName"),
            DocumentId = One("documentId"),
            Variables = Map("variables"),
            Extensions = Map("extensions"),
        };
        return Checked(request);

        string? One(string name) => query.TryGetValue(name, out var values) switch
        {
            false => null,
            true when values.Count > 1 => throw new BadHttpRequestException($"{name} is given more than once."),
            _ => values.ToString() is { Length: > 0 } text ? text : null,
        };

        Inputs? Map(string name)
        {
            if (One(name) is not { } text)
            {
                return null;
            }

            using var json = Parse(Encoding.UTF8.GetBytes(text));
            return ToInputs(json.RootElement, name);
        }
    }

    public static async Task<GraphQLRequest> FromBody(HttpRequest http, CancellationToken cancel)
    {
        if (http.ContentLength > MostBytes)
        {
            throw TooLarge();
        }

        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await http.Body.ReadAsync(buffer, cancel)) > 0)
        {
            if (body.Length + read > MostBytes)
            {
                throw TooLarge();
            }

            body.Write(buffer, 0, read);
        }

        using var json = Parse(body.GetBuffer().AsMemory(0, (int)body.Length));
        return FromJson(json.RootElement);
    }

    /// <summary>Text that is no text, such as half of a pair, is a sentence too.</summary>
    public static GraphQLRequest FromJson(JsonElement json)
    {
        try
        {
            return Read(json);
        }
        catch (InvalidOperationException cause)
        {
            throw new BadHttpRequestException("The request holds text that is not valid.", cause);
        }
    }

    private static GraphQLRequest Read(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            throw new BadHttpRequestException("Several operations in one request are not taken.");
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new BadHttpRequestException("The request must be a JSON object.");
        }

        return Checked(new()
        {
            Query = Text("query"),
            OperationName = Text("operationName"),
            DocumentId = Text("documentId"),
            Variables = json.TryGetProperty("variables", out var variables) ? ToInputs(variables, "variables") : null,
            Extensions = json.TryGetProperty("extensions", out var extensions) ? ToInputs(extensions, "extensions") : null,
        });

        string? Text(string name) => !json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
            : value.ValueKind == JsonValueKind.String ? value.GetString()
            : throw new BadHttpRequestException($"{name} must be a string.");
    }

    /// <summary>JSON in valid UTF-8, or a sentence.</summary>
    public static JsonDocument Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            Strict.GetCharCount(bytes.Span);
            return JsonDocument.Parse(bytes, new() { MaxDepth = Deepest });
        }
        catch (Exception cause) when (cause is JsonException or ArgumentException)
        {
            throw new BadHttpRequestException("The request is not JSON in UTF-8.", cause);
        }
    }

    private static GraphQLRequest Checked(GraphQLRequest request) => request switch
    {
        { Query: null or "", DocumentId: null or "" } => throw new BadHttpRequestException("query is missing."),
        { Query.Length: > LongestDocument } => throw new BadHttpRequestException("The document is too long.", StatusCodes.Status413PayloadTooLarge),
        _ => request,
    };

    private static Inputs? ToInputs(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Object => Values.ReadNode<Inputs>(value),
        _ => throw new BadHttpRequestException($"{name} must be an object."),
    };

    private static BadHttpRequestException TooLarge() => new("The request is too large.", StatusCodes.Status413PayloadTooLarge);
}
