namespace Konquista.Messages;

/// <summary>What a phone tells a lead when it is done with a message, well or not.</summary>
[GenerateSerializer, Immutable, Alias("completed-message")]
public sealed record CompletedMessage(
    [property: Id(0)] Guid MessageId,
    [property: Id(1)] Guid? EnrollmentId,
    [property: Id(2)] MessageState State);
