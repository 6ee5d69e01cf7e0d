namespace Konquista.Leads;

/// <summary>What somebody of the business says of a lead's numbers. Prints the kind alone.</summary>
[GenerateSerializer, Immutable, Alias("number-change")]
public sealed record NumberChange(
    [property: Id(0)] NumberChangeKind Kind, [property: Id(1)] string Number, [property: Id(2)] Actor By)
{
    public override string ToString() => $"{nameof(NumberChange)} {Kind}";
}

/// <summary>What can be done with a number of a lead.</summary>
public enum NumberChangeKind
{
    /// <summary>The lead has this number, too.</summary>
    Add,

    /// <summary>Messages go to this one of theirs from now on.</summary>
    Prefer,

    /// <summary>This one is not theirs any more.</summary>
    Remove,

    /// <summary>They have this one instead of the one they were written to.</summary>
    Replace,
}
