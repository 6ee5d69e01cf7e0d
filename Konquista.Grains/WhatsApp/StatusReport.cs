namespace Konquista.WhatsApp;

/// <summary>A stored status and what can be read of it.</summary>
internal sealed record StatusReport(InboxRow Row, CloudApiStatus? Status, bool ByProviderId)
{
    public bool IsKnown => Status?.State is not null && (Status.Id is not null || Opaque is not null);

    /// <summary>Made storable as the answer's id is, so that both are the same.</summary>
    public string? ProviderId => StorableText.FromId(Status?.Id);

    public string? Recipient => StorableText.FromId(Status?.RecipientId);

    public Guid? Opaque => ByProviderId ? null : Status?.Opaque;

    public bool IsOptOut => Status?.Code is CloudApiErrors.OptedOut;
}

/// <summary>A status that found its message. The lead is known only when the message's state moved.</summary>
internal sealed record StatusHit(StatusReport Report, Guid MessageId, Guid? MovedLead, string? MovedTo)
{
    public bool IsUnreachable => MovedTo == "failed" && MovedLead is not null && Report.Status?.Code is CloudApiErrors.Undeliverable;

    public bool HasArrived => MovedTo is "delivered" or "read" && MovedLead is not null;

    public bool IsOptOut => Report.IsOptOut;
}
