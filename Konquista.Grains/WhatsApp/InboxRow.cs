namespace Konquista.WhatsApp;

/// <summary>One item of a webhook as it was stored: a message of somebody, or a status of one of ours.</summary>
internal sealed record InboxRow(
    long Id,
    DateOnly Month,
    string Kind,
    string Account,
    string? SenderKey,
    string Body,
    DateTimeOffset ReceivedAt,
    int Tries)
{
    public bool IsStatus => Kind == "status";

    /// <summary>Whose messages must be read in order.</summary>
    public string Sender => SenderKey ?? $"row {Id}";

    public override string ToString() => $"{Kind} {Id}";
}
