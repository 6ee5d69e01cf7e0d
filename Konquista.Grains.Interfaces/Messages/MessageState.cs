namespace Konquista.Messages;

/// <summary>Where an entry of the ledger stands. Stored by name, in lower case.</summary>
public enum MessageState
{
    Planned,
    Sending,
    Accepted,
    Sent,
    Delivered,
    Read,
    Uncertain,
    Failed,
    Cancelled,
    Skipped,
}
