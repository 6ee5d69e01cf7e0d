using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Konquista.Postgres;
using Npgsql;

namespace Konquista.Webhooks;

/// <summary>Writes what is sent about a fact; names, numbers and texts, where they are asked for, are read at each attempt, so that nothing is told of who was erased meanwhile.</summary>
internal sealed class WebhookPeople(NpgsqlDataSource db)
{
    [StringSyntax("sql")]
    private const string SelectPerson = """
        select l.name, l.phone,
               case
                 when $2::uuid is not null then (select m.body from messages m where m.id = $2)
                 when $3 = 'inbound.received' then
                   (select i.body from inbound i where i.lead_id = l.id and i.received_at <= $4 order by i.received_at desc limit 1)
               end
        from leads l
        where l.id = $1 and l.erased_at is null
        """;

    // It is JSON and nothing else: letters and signs stay as they are.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<string> Body(WebhookDelivery delivery, bool withPeople)
    {
        var body = new JsonObject { ["id"] = delivery.Id };
        foreach (var (name, value) in JsonNode.Parse(delivery.Payload)!.AsObject())
        {
            body[name] = value?.DeepClone();
        }

        if (withPeople && delivery.LeadId is { } lead)
        {
            await Add(body, lead, delivery);
        }

        return body.ToJsonString(Plain);
    }

    private async Task Add(JsonObject body, Guid lead, WebhookDelivery delivery)
    {
        await using var command = db.Command(SelectPerson, lead, delivery.MessageId, delivery.Event, delivery.At);
        await using var row = await command.ExecuteReaderAsync();
        if (await row.ReadAsync())
        {
            body["lead"] = new JsonObject { ["name"] = row.ValueOrNull<string>(0), ["phone"] = row.ValueOrNull<string>(1) };
            if (row.ValueOrNull<string>(2) is { } text)
            {
                body["text"] = text;
            }
        }
    }
}
