using System.Text.Json;
using System.Text.Json.Serialization;
using Konquista.Web.GraphQL.Schemas;

namespace Konquista.Web.Rest;

/// <summary>Takes only text that PostgreSQL can keep, as GraphQL's String does.</summary>
internal sealed class PlainText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is var text && (text is null || PlainTextType.IsPlain(text)) ? text : throw new JsonException("A text cannot be kept.");

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
