namespace Konquista.Web.Messages;

/// <summary>The colour and icon under which a state is known everywhere; the word stands beside it.</summary>
internal static class StateLook
{
    public static (string Tone, string Icon) Of(string state) => state switch
    {
        "sending" or "running" or "active" or "published" => ("sent", "send"),
        "accepted" or "sent" => ("sent", "check"),
        "confirmed" or "attended" => ("read", "check"),
        "rescheduled" => ("uncertain", "again"),
        "delivered" => ("delivered", "checks"),
        "read" or "done" => ("read", "checks"),
        "uncertain" => ("uncertain", "uncertain"),
        "new" => ("read", "leads"),
        "updated" => ("sent", "edit"),
        "known" => ("waiting", "check"),
        "suppressed" => ("uncertain", "ban"),
        "refused" or "missed" => ("failed", "cross"),
        "rehearsing" or "undoing" => ("sent", "clock"),
        "rehearsed" => ("delivered", "check"),
        "undone" or "repeated" => ("waiting", "again"),
        "failed" => ("failed", "warning"),
        "cancelled" or "stopped" => ("waiting", "cross"),
        "skipped" => ("waiting", "skip"),
        "waiting" => ("uncertain", "chat"),
        "booked" => ("read", "calendar"),
        "finished" => ("delivered", "flag"),
        "paused" => ("waiting", "pause"),
        "unpublished" => ("waiting", "lock"),
        "archived" => ("waiting", "history"),
        "draft" => ("waiting", "edit"),
        "opted_out" => ("failed", "ban"),
        "planned" or "queued" or "uploading" or "mapping" => ("waiting", "clock"),
        _ => ("waiting", "user"),
    };
}
