using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Konquista.Sandbox.Webhooks;

/// <summary>Writes a batch of updates as the Cloud API does: ASCII only, statuses of one number together, one change per inbound message.</summary>
internal static class WebhookBody
{
    public static void Write(IBufferWriter<byte> target, IReadOnlyList<WebhookUpdate> batch)
    {
        using var json = new Utf8JsonWriter(target);
        json.WriteStartObject();
        json.WriteString("object"u8, "whatsapp_business_account"u8);
        json.WriteStartArray("entry"u8);
        json.WriteStartObject();
        json.WriteString("id"u8, "102290129340398"u8);
        json.WriteStartArray("changes"u8);
        for (var at = 0; at < batch.Count;)
        {
            at = batch[at].Inbound is { } inbound ? WriteInbound(json, inbound, at) : WriteStatuses(json, batch, at);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static int WriteStatuses(Utf8JsonWriter json, IReadOnlyList<WebhookUpdate> batch, int at)
    {
        var phone = batch[at].Sent!.PhoneNumberId;
        StartChange(json, phone);
        json.WriteStartArray("statuses"u8);
        for (; at < batch.Count && batch[at].Sent is { } sent && sent.PhoneNumberId == phone; at++)
            WriteStatus(json, sent, batch[at]);
        json.WriteEndArray();
        EndChange(json);
        return at;
    }

    private static int WriteInbound(Utf8JsonWriter json, InboundMessage inbound, int at)
    {
        StartChange(json, inbound.PhoneNumberId);
        json.WriteStartArray("contacts"u8);
        json.WriteStartObject();
        json.WriteStartObject("profile"u8);
        json.WriteString("name"u8, inbound.Name);
        json.WriteEndObject();
        json.WriteString("wa_id"u8, inbound.WaId);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("messages"u8);
        json.WriteStartObject();
        json.WriteString("from"u8, inbound.WaId);
        json.WriteString("id"u8, inbound.Id);
        json.WriteString("timestamp"u8, UnixSeconds(inbound.At));
        json.WriteString("type"u8, "text"u8);
        json.WriteStartObject("text"u8);
        json.WriteString("body"u8, inbound.Text);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        EndChange(json);
        return at + 1;
    }

    private static void WriteStatus(Utf8JsonWriter json, SentMessage sent, WebhookUpdate update)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, sent.Id);
        json.WriteString("status"u8, Name(update.Status));
        json.WriteString("timestamp"u8, UnixSeconds(update.HappenedAt));
        json.WriteString("recipient_id"u8, sent.WaId);
        if (sent.CallbackData is { } data)
            json.WriteString("biz_opaque_callback_data"u8, data);
        if (update.Status is MessageStatus.Sent or MessageStatus.Delivered)
            WritePricing(json, sent.Kind == "template" ? "marketing"u8 : "service"u8);
        else if (update.Status == MessageStatus.Failed)
            WriteUndeliverable(json);
        json.WriteEndObject();
    }

    private static void WritePricing(Utf8JsonWriter json, ReadOnlySpan<byte> category)
    {
        json.WriteStartObject("pricing"u8);
        json.WriteBoolean("billable"u8, category.Length == "marketing"u8.Length);
        json.WriteString("pricing_model"u8, "PMP"u8);
        json.WriteString("type"u8, category.Length == "marketing"u8.Length ? "regular"u8 : "free_customer_service"u8);
        json.WriteString("category"u8, category);
        json.WriteEndObject();
    }

    private static void WriteUndeliverable(Utf8JsonWriter json)
    {
        json.WriteStartArray("errors"u8);
        json.WriteStartObject();
        json.WriteNumber("code"u8, 131026);
        json.WriteString("title"u8, "Message undeliverable"u8);
        json.WriteString("message"u8, "Message undeliverable"u8);
        json.WriteStartObject("error_data"u8);
        json.WriteString("details"u8, "Message Undeliverable."u8);
        json.WriteEndObject();
        json.WriteString("href"u8, "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/"u8);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void StartChange(Utf8JsonWriter json, string phoneNumberId)
    {
        json.WriteStartObject();
        json.WriteString("field"u8, "messages"u8);
        json.WriteStartObject("value"u8);
        json.WriteString("messaging_product"u8, "whatsapp"u8);
        json.WriteStartObject("metadata"u8);
        json.WriteString("display_phone_number"u8, OwnNumber.Display(phoneNumberId));
        json.WriteString("phone_number_id"u8, phoneNumberId);
        json.WriteEndObject();
    }

    private static void EndChange(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static ReadOnlySpan<byte> Name(MessageStatus status) => status switch
    {
        MessageStatus.Sent => "sent"u8,
        MessageStatus.Delivered => "delivered"u8,
        MessageStatus.Read => "read"u8,
        _ => "failed"u8,
    };

    private static string UnixSeconds(long ticks) =>
        new DateTimeOffset(ticks, TimeSpan.Zero).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
