namespace Konquista.WhatsApp;

/// <summary>A stored status and what can be read of it.</summary>
internal sealed record StatusReport(InboxRow Row, CloudApiStatus? Status, bool ByProviderId)
{
    public bool IsKnown => Status?.State is not null && (Status.Id is not null || Opaque is not null);

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
