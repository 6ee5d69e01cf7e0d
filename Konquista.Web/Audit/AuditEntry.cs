using System.Text.Json;
using Konquista.Web.Languages;

namespace Konquista.Web.Audit;

/// <summary>
/// A change as it is read: what it was done to, and field by field what stood there and what stands there. A fact of a shape that is not
/// known is shown as it is.
/// </summary>
internal sealed record AuditEntry(AuditRow Row, string Object, IReadOnlyList<AuditField> Fields)
{
    /// <summary>There was nothing before: it came into being.</summary>
    public bool IsNew => Row.Kind.EndsWith(".changed", StringComparison.Ordinal) && Fields.Count > 1 && Fields.All(one => one.Before.Length == 0);

    public static AuditEntry Of(AuditRow row, Words words)
    {
        using var data = Parse(row.Data);
        if (data?.RootElement is not { ValueKind: JsonValueKind.Object } root)
        {
            return new(row, row.Object ?? "", data is null ? [] : [new(words.Field("value"), "", Text(data.RootElement))]);
        }

        var key = Word(root, "key");
        var name = Name(row, root, words) ?? (key is null ? null : words.Setting(key)) ?? row.Object ?? "";
        return new(row, name, Read(root, key, words));
    }

    // What was done to many leads is named by its action.
    private static string? Name(AuditRow row, JsonElement root, Words words) =>
        Word(root, "name") is { } name && row.Kind.StartsWith("bulk.", StringComparison.Ordinal) ? words.Bulk(name) : Word(root, "name");

    private static List<AuditField> Read(JsonElement root, string? key, Words words)
    {
        if (!root.TryGetProperty("before", out var before) | !root.TryGetProperty("after", out var after))
        {
            return
            [
                .. root.EnumerateObject().Where(field => field.Name is not "name").Select(field => new AuditField(
                    words.Field(field.Name), "", field.Name == "reason" ? Reason(field.Value, words) : Text(field.Value))),
            ];
        }

        if (before.ValueKind != JsonValueKind.Object || after.ValueKind != JsonValueKind.Object || key is not null)
        {
            return [new(words.Field("value"), Text(before), Text(after))];
        }

        return
        [
            .. before.EnumerateObject().Concat(after.EnumerateObject()).Select(field => field.Name).Distinct(StringComparer.Ordinal)
                .Select(field => new AuditField(words.Field(field), Value(before, field), Value(after, field))),
        ];
    }

    // Campaigns tell the state they went into, phones what was done to them.
    private static string Reason(JsonElement reason, Words words) => Text(reason) is var text && text.Length > 0 ? words.Reason(text) : "";

    private static string Value(JsonElement of, string field) => of.TryGetProperty(field, out var value) ? Text(value) : "";

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String or JsonValueKind.Number) =>
            string.Join(", ", value.EnumerateArray().Select(Text)),
        _ => value.GetRawText(),
    };

    private static string? Word(JsonElement root, string field) =>
        root.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonDocument? Parse(string? data) => data is null ? null : JsonDocument.Parse(data);
}

/// <summary>One field of a change.</summary>
internal sealed record AuditField(string Name, string Before, string After);
