using System.Text.Json;
using GraphQL.Transport;

namespace Konquista.Web.GraphQL.Transport;

/// <summary>One message of a client, as graphql-transport-ws writes it; what is not of it ends the socket.</summary>
internal sealed record SocketMessage(string Type, string? Id, JsonElement? Payload)
{
    private const int LongestId = 128;

    public static SocketMessage Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = RequestReading.Parse(bytes);
            return json.RootElement.ValueKind == JsonValueKind.Object && Text(json.RootElement, "type") is { } type
                ? new(type, Text(json.RootElement, "id"), json.RootElement.TryGetProperty("payload", out var payload) ? payload.Clone() : null)
                : throw SocketClose.BadMessage("Invalid message received");
        }
        catch (Exception cause) when (cause is BadHttpRequestException or InvalidOperationException)
        {
            throw SocketClose.BadMessage("Invalid message received");
        }
    }

    public string NeedsId() => Id is { Length: > 0 and <= LongestId } id ? id : throw SocketClose.BadMessage("The message needs an id");

    public GraphQLRequest NeedsRequest()
    {
        if (Payload is not { } payload)
        {
            throw SocketClose.BadMessage("The message needs a payload");
        }

        try
        {
            return RequestReading.FromJson(payload);
        }
        catch (BadHttpRequestException)
        {
            throw SocketClose.BadMessage("The payload cannot be read");
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
