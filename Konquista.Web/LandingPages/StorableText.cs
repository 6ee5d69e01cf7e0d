using System.Text.Json;
using System.Text.Json.Serialization;

namespace Konquista.Web.LandingPages;

/// <summary>Writes texts without the one character that PostgreSQL stores in none.</summary>
internal sealed class StorableText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Replace("\0", "", StringComparison.Ordinal));
}
