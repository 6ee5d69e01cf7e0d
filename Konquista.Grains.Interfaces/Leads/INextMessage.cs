namespace Konquista.Leads;

/// <summary>Answers "what comes next, when and why" for one lead, by the same planner that sends; the key is <see cref="GrainKey.Only"/>.</summary>
[Alias("next-message")]
public interface INextMessage : IGrainWithStringKey
{
    /// <summary>One answer per campaign the lead is in; empty when in none.</summary>
    [Alias("of")]
    Task<IReadOnlyList<NextMessage>> Of(Guid leadId);
}

/// <summary>The next thing that will happen to a lead in one campaign. <paramref name="Verdict"/> and <paramref name="Reason"/> are words of the planner. Prints without the text.</summary>
[GenerateSerializer, Immutable, Alias("next-message.answer")]
public sealed record NextMessage(
    [property: Id(0)] Guid EnrollmentId,
    [property: Id(1)] string Campaign,
    [property: Id(2)] string Verdict,
    [property: Id(3)] string? Reason,
    [property: Id(4)] string? Step,
    [property: Id(5)] DateTimeOffset? At,
    [property: Id(6)] string? Text)
{
    public override string ToString() => $"{nameof(NextMessage)} {EnrollmentId:N} {Verdict}";
}
