namespace Konquista.Appointments;

/// <summary>A booking as a source gives it. Prints its source alone.</summary>
[GenerateSerializer, Immutable, Alias("new-appointment")]
public sealed record NewAppointment(
    [property: Id(0)] DateTimeOffset? StartsAt,
    [property: Id(1)] Guid? StoreId,
    [property: Id(2)] string Source,
    [property: Id(3)] string? ExternalId,
    [property: Id(4)] string By)
{
    [Id(5)] public Guid? ImportId { get; init; }

    public override string ToString() => $"{nameof(NewAppointment)} {Source}";
}
