namespace Konquista.Leads.Steps;

/// <summary>What a look at a lead left to do: a phone to poke, and when to look again, now or once the phone is done.</summary>
internal sealed class Outlook
{
    private readonly Dictionary<Guid, DateTimeOffset?> _afterCompletion = [];

    /// <summary>The phone that has a new message of this lead.</summary>
    public Guid? Poke { get; set; }

    /// <summary>A message was planned in this look.</summary>
    public bool HasPlanned => _afterCompletion.Count > 0;

    /// <summary>When to look again; null when nothing is left to wait for but a phone's answer.</summary>
    public DateTimeOffset? At { get; private set; }

    public void LookAt(DateTimeOffset at) => At = At is { } known && known < at ? known : at;

    public void AfterCompletion(Guid enrollmentId, DateTimeOffset? at) => _afterCompletion[enrollmentId] = at;

    /// <summary>When the enrollment's next step is decided, now that its message is done; null when only a fresh look can tell.</summary>
    public DateTimeOffset? After(Guid? enrollmentId) =>
        enrollmentId is { } id && At is null && _afterCompletion.Count == 1 ? _afterCompletion.GetValueOrDefault(id) : null;
}
