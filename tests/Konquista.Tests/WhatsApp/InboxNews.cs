using System.Text.Json;
using System.Text.Json.Nodes;

namespace Konquista.WhatsApp;

/// <summary>Webhooks as Meta writes them.</summary>
internal static class InboxNews
{
    public static string Of(params IEnumerable<JsonObject> items)
    {
        var messages = new JsonArray();
        var statuses = new JsonArray();
        foreach (var item in items)
        {
            (item.ContainsKey("status") ? statuses : messages).Add(item);
        }

        return new JsonObject
        {
            ["object"] = "whatsapp_business_account",
            ["entry"] = new JsonArray(new JsonObject
            {
                ["id"] = "WABA",
                ["changes"] = new JsonArray(new JsonObject
                {
                    ["field"] = "messages",
                    ["value"] = new JsonObject
                    {
                        ["messaging_product"] = "whatsapp",
                        ["metadata"] = new JsonObject { ["phone_number_id"] = "1000001" },
                        ["contacts"] = new JsonArray(new JsonObject { ["profile"] = new JsonObject { ["name"] = "Ana 🌸" } }),
                        ["messages"] = messages,
                        ["statuses"] = statuses,
                    },
                }),
            }),
        }.ToJsonString();
    }

    public static JsonObject Status(string wamid, string status, Guid? message = null, int? code = null, string? recipient = null) => new()
    {
        ["id"] = wamid,
        ["status"] = status,
        ["timestamp"] = "1780000100",
        ["recipient_id"] = recipient,
        ["biz_opaque_callback_data"] = message is { } id ? new MessageReference(id, new(2026, 11, 1)).ToString() : null,
        ["errors"] = code is null ? null : new JsonArray(new JsonObject { ["code"] = code, ["title"] = "why" }),
    };

    public static JsonObject Text(string wamid, string from, string text) =>
        Message(wamid, from, "text", new() { ["body"] = text });

    public static JsonObject Message(string wamid, string? from, string type, JsonObject content, string? userId = null) => new()
    {
        ["id"] = wamid,
        ["from"] = from,
        ["from_user_id"] = userId,
        ["timestamp"] = "1780000000",
        ["type"] = type,
        [type] = content,
    };

    public static JsonObject Parsed(string json) => JsonSerializer.Deserialize<JsonObject>(json)!;
}
