namespace Konquista.Web.Messages;

/// <summary>The colour and icon of a kind of fact; a message's fact looks like the message's state.</summary>
internal static class FactLook
{
    private const string OfMessage = "message.";

    public static (string Tone, string Icon) Of(string kind) => kind switch
    {
        "lead.captured" or "lead.updated" => ("sent", "leads"),
        "enrollment.started" => ("delivered", "play"),
        "enrollment.finished" => ("delivered", "flag"),
        "enrollment.stopped" => ("waiting", "stop"),
        "message.moved" => ("waiting", "again"),
        "message.settled" => ("delivered", "edit"),
        "inbound.received" => ("read", "chat"),
        "lead.opted_out" => ("failed", "ban"),
        "lead.opted_in" => ("read", "check"),
        "lead.paused" or "sending.paused" => ("waiting", "pause"),
        "lead.resumed" or "sending.resumed" => ("delivered", "play"),
        "lead.merged" => ("sent", "users"),
        "lead.split" => ("waiting", "users"),
        "lead.phone_added" or "lead.phone_preferred" or "lead.phone_removed" => ("waiting", "phone"),
        "lead.exported" => ("waiting", "download"),
        "lead.revealed" => ("waiting", "eye"),
        "lead.noted" => ("delivered", "check"),
        "appointment.recorded" => ("read", "calendar"),
        "appointment.changed" => ("waiting", "calendar"),
        "phone.removed" => ("waiting", "trash"),
        "phone.changed" => ("waiting", "phone"),
        _ when kind.StartsWith(OfMessage, StringComparison.Ordinal) => StateLook.Of(kind[OfMessage.Length..]),
        _ => ("waiting", "edit"),
    };
}
