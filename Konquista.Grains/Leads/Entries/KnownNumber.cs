using Konquista.Leads.Suppression;

namespace Konquista.Leads.Entries;

/// <summary>What the tables know of a number before people are written; without a lead it is new.</summary>
internal sealed record KnownNumber(string Number, Guid? LeadId)
{
    /// <summary>Why nobody may write to its owner: a reason of <see cref="SuppressionList"/>; null when anybody may.</summary>
    public string? Barred { get; init; }

    public string Name { get; init; } = "";

    public Guid? StoreId { get; init; }

    public string Note { get; init; } = "";

    public IReadOnlyList<string> Tags { get; init; } = [];

    public bool HasOptedOut { get; init; }

    /// <summary>They wait for a person of the business, or one is talking to them.</summary>
    public bool IsInConversation { get; init; }

    /// <summary>An appointment is to come or was kept.</summary>
    public bool HasAppointment { get; init; }

    public IReadOnlyList<Guid> Active { get; init; } = [];

    public IReadOnlyList<Guid> Ended { get; init; } = [];

    /// <summary>An earlier line of this import named the same person.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>This import made the lead.</summary>
    public bool IsFromHere { get; init; }

    /// <summary>This import changed the lead, but fell before it could write the line down.</summary>
    public bool WasChanged { get; init; }

    public bool WasEnrolled { get; init; }
}
