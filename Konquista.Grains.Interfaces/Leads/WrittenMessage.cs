namespace Konquista.Leads;

/// <summary>A message that a person of the business writes to a lead. Prints its kind alone.</summary>
[GenerateSerializer, Immutable, Alias("written-message")]
public sealed record WrittenMessage
{
    /// <summary>Made when the form is shown: however often the same is asked, one message goes.</summary>
    [Id(0)] public required Guid RequestId { get; init; }

    [Id(1)] public required WrittenKind Kind { get; init; }

    /// <summary>As it is to arrive; nothing in it is filled in.</summary>
    [Id(2)] public required string Text { get; init; }

    /// <summary>The number of ours it leaves from; null for the one the person last wrote to, or knows, or their store's.</summary>
    [Id(3)] public Guid? PhoneId { get; init; }

    /// <summary>The template whose file goes with the text. One approved by Meta goes by its own words, and also to who has not written.</summary>
    [Id(4)] public Guid? TemplateId { get; init; }

    [Id(5)] public required Actor By { get; init; }

    public override string ToString() => $"{nameof(WrittenMessage)} {Kind}";
}

/// <summary>What a message written by hand is. Stored by name, in lower case.</summary>
public enum WrittenKind
{
    /// <summary>An answer in a conversation: the lead leaves the waiting list, campaigns are held.</summary>
    Manual,

    /// <summary>A template tried on one's own number; it changes nothing else.</summary>
    Test,
}
