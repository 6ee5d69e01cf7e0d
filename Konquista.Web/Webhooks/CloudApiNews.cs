using System.Text.Json;
using Konquista.Phones;

namespace Konquista.Web.Webhooks;

/// <summary>Takes a webhook of the Cloud API apart into its items; what it does not know, it leaves out.</summary>
internal static class CloudApiNews
{
    /// <summary>Throws a JsonException when the text is not JSON.</summary>
    public static IReadOnlyList<InboxItem> Read(string json)
    {
        using var news = JsonDocument.Parse(json);
        return [.. Items(news.RootElement)];
    }

    private static IEnumerable<InboxItem> Items(JsonElement news) =>
        from entry in List(news, "entry")
        from change in List(entry, "changes")
        where Text(change, "field") == "messages"
        let value = Child(change, "value")
        let account = Text(Child(value, "metadata"), "phone_number_id")
        where account is not null
        from item in Messages(value, account).Concat(Statuses(value, account))
        select item;

    private static IEnumerable<InboxItem> Messages(JsonElement value, string account) =>
        from message in List(value, "messages")
        let id = Text(message, "id")
        where id is not null
        let contact = ContactOf(value, message)
        select new InboxItem(
            InboxItem.Message, account, SenderOf(message, contact), $"{InboxItem.Message}:{id}", WithName(message, contact));

    private static IEnumerable<InboxItem> Statuses(JsonElement value, string account) =>
        from status in List(value, "statuses")
        let name = Text(status, "id") ?? Text(status, "biz_opaque_callback_data")
        let state = Text(status, "status")
        where name is not null && state is not null
        select new InboxItem(InboxItem.Status, account, SenderKey: null, $"{InboxItem.Status}:{name}:{state}", status.GetRawText());

    // Ids without the ninth digit, or without any number at all, are normal: people are found by what is there.
    private static string? SenderOf(JsonElement message, JsonElement contact)
    {
        var from = Text(message, "from") ?? Text(contact, "wa_id");
        return PhoneNumber.TryFromWaId(from, out var number, out _)
            ? number.E164
            : Text(message, "from_user_id") ?? Text(contact, "user_id") ?? from;
    }

    private static JsonElement ContactOf(JsonElement value, JsonElement message)
    {
        var contacts = List(value, "contacts");
        var match = Array.Find(contacts, contact =>
            (Text(contact, "wa_id") is { } waId && waId == Text(message, "from"))
            || (Text(contact, "user_id") is { } userId && userId == Text(message, "from_user_id")));
        return match.ValueKind is JsonValueKind.Undefined && contacts.Length == 1 ? contacts[0] : match;
    }

    private static string WithName(JsonElement message, JsonElement contact)
    {
        var item = message.GetRawText();
        var name = Child(Child(contact, "profile"), "name");
        return name.ValueKind is JsonValueKind.String ? $"{item.AsSpan(0, item.Length - 1)},\"profile_name\":{name.GetRawText()}}}" : item;
    }

    private static JsonElement[] List(JsonElement parent, string name) =>
        Child(parent, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    private static string? Text(JsonElement parent, string name) =>
        Child(parent, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement Child(JsonElement parent, string name) =>
        parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(name, out var child) ? child : default;
}
