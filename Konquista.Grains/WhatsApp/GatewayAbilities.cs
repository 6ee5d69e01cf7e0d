namespace Konquista.WhatsApp;

/// <summary>What a provider can do and how hard it may be driven, as data for those who send and those who show.</summary>
internal sealed record GatewayAbilities
{
    /// <summary>Reports delivery and reading.</summary>
    public required bool Statuses { get; init; }

    /// <summary>Names each accepted message.</summary>
    public required bool Ids { get; init; }

    public required bool Inbound { get; init; }

    /// <summary>Can be asked what became of a message.</summary>
    public required bool LookUp { get; init; }

    public required bool Signature { get; init; }

    public required bool Templates { get; init; }

    /// <summary>How long after a person wrote to a number free text may go to them from it; null where it always may.</summary>
    public required TimeSpan? AnswerWindow { get; init; }

    /// <summary>Most requests of one phone on the wire at once.</summary>
    public required int MaxInFlight { get; init; }

    /// <summary>Most requests of one phone in a second.</summary>
    public required int PerSecond { get; init; }

    /// <summary>A send that was begun longer ago than this has ended, well or not.</summary>
    public required TimeSpan Timeout { get; init; }
}
